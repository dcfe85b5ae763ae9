using System.Text;
using System.Text.Unicode;

namespace Tally.Columns;

/// <summary>Distinct texts by code as UTF-8, one behind the other; none is a string before it is asked for.</summary>
/// <param name="bytes">All of them; what is behind the last is not looked at.</param>
/// <param name="ends">Where each ends.</param>
internal sealed class Utf8Texts(byte[] bytes, int[] ends)
{
    public int Count => ends.Length;

    /// <summary>All texts, as they lie.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, ends.Length == 0 ? 0 : ends[^1]);

    public ReadOnlySpan<byte> this[int code] => bytes.AsSpan(code == 0 ? 0 : ends[code - 1])[..(ends[code] - (code == 0 ? 0 : ends[code - 1]))];

    /// <summary>False where bytes are no text: as strings, several of these texts might be one.</summary>
    public bool IsValid()
    {
        foreach (int end in ends)
        {
            // A character that goes on in the next text would look whole below.
            if (end < bytes.Length && end < ends[^1] && (bytes[end] & 0xC0) == 0x80)
            {
                return false;
            }
        }

        return Utf8.IsValid(Bytes);
    }

    public string[] ToStrings()
    {
        string[] texts = new string[Count];
        for (int code = 0; code < texts.Length; code++)
        {
            texts[code] = ToString(code);
        }

        return texts;
    }

    public string ToString(int code) => Encoding.UTF8.GetString(this[code]);

    /// <summary>The order of the texts as strings, character by character: that of their bytes, but for what UTF-16 writes as pairs.</summary>
    public int Compare(int left, int right)
    {
        var a = this[left];
        var b = this[right];
        int at = a.CommonPrefixLength(b);
        return at == a.Length || at == b.Length ? a.Length - b.Length : Rank(a[at]) - Rank(b[at]);
    }

    // Pairs of UTF-16 stand before U+E000 to U+FFFF, whose bytes begin with EE and EF.
    private static int Rank(byte first) => first switch
    {
        0xEE or 0xEF => first + 0x10,
        >= 0xF0 => first - 2,
        _ => first,
    };
}
