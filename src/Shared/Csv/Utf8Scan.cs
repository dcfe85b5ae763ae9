using System.Text.Unicode;

namespace Tally.Csv;

/// <summary>Looks at bytes, block by block, as UTF-8: whether all are, and what in them an earlier conversion spoilt.</summary>
internal sealed class Utf8Scan
{
    public bool IsValid { get; private set; } = true;

    /// <summary>How many of the characters U+0080 to U+009F there are.</summary>
    public int StrayControls { get; private set; }

    /// <summary>Adds a block; how many bytes at its end have to stand in front of the next, because they begin a character.</summary>
    public int Add(ReadOnlySpan<byte> block)
    {
        int kept = IncompleteTail(block);
        var whole = block[..^kept];
        IsValid = IsValid && Utf8.IsValid(whole);
        StrayControls += IsValid ? CountStrayControls(whole) : 0;
        return kept;
    }

    /// <summary>Nothing follows the bytes that were kept.</summary>
    public void End(int kept) => IsValid &= kept == 0;

    public static int CountStrayControls(ReadOnlySpan<byte> span)
    {
        int stray = 0;
        for (int at; (at = span.IndexOf((byte)0xC2)) >= 0 && at + 1 < span.Length; span = span[(at + 1)..])
        {
            stray += span[at + 1] is >= 0x80 and <= 0x9F ? 1 : 0;
        }

        return stray;
    }

    /// <summary>Bytes at the end that begin a character the next block may complete.</summary>
    public static int IncompleteTail(ReadOnlySpan<byte> span)
    {
        for (int back = 1; back <= Math.Min(3, span.Length); back++)
        {
            byte value = span[^back];
            if (value >= 0xC0)
            {
                int needed = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2;
                return needed > back ? back : 0;
            }

            if (value < 0x80)
            {
                return 0;
            }
        }

        return 0;
    }
}
