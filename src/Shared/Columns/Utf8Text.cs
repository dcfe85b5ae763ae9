using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>The few characters beyond ASCII that matter in cells, as UTF-8 bytes.</summary>
internal static class Utf8Text
{
    /// <summary>How many bytes of white space begin at <paramref name="at"/>: 0 when none does.</summary>
    public static int SpaceLength(ReadOnlySpan<byte> text, int at)
    {
        byte first = text[at];
        if (first is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            return 1;
        }

        if (first == 0xC2 && at + 1 < text.Length && text[at + 1] == 0xA0)
        {
            return 2;
        }

        if (at + 2 >= text.Length)
        {
            return 0;
        }

        // U+2000 to U+200B, U+202F, U+205F and the zero-width no-break space.
        bool wide = first == 0xE2 && text[at + 1] == 0x80 && (text[at + 2] is >= 0x80 and <= 0x8B or 0xAF);
        bool medium = first == 0xE2 && text[at + 1] == 0x81 && text[at + 2] == 0x9F;
        bool mark = first == 0xEF && text[at + 1] == 0xBB && text[at + 2] == 0xBF;
        return wide || medium || mark ? 3 : 0;
    }

    /// <summary>Without the white space around it, no-break and thin spaces included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || (IsNoSpace(text[0]) && IsNoSpace(text[^1])) ? text : TrimSpaces(text);

    private static bool IsNoSpace(byte value) => value is > 0x20 and < 0x80;

    private static ReadOnlySpan<byte> TrimSpaces(ReadOnlySpan<byte> text)
    {
        int start = 0;
        while (start < text.Length && SpaceLength(text, start) is > 0 and var length)
        {
            start += length;
        }

        int end = text.Length;
        while (end > start)
        {
            int last = TrailingSpaceLength(text[..end]);
            if (last == 0)
            {
                break;
            }

            end -= last;
        }

        return text[Math.Min(start, end)..end];
    }

    private static int TrailingSpaceLength(ReadOnlySpan<byte> text)
    {
        if (text[^1] < 0x80)
        {
            return SpaceLength(text, text.Length - 1);
        }

        for (int length = 2; length <= 3 && length <= text.Length; length++)
        {
            if (SpaceLength(text, text.Length - length) == length)
            {
                return length;
            }
        }

        return 0;
    }
}
