using System.Text;

namespace Tally.Csv;

/// <summary>Finds the dialect of a file from its first rows by trying the usual ones and comparing how well each explains them.</summary>
internal static class DialectDetector
{
    private const int MostRows = 400;

    private const int MostBytes = 128 * 1024;

    private static readonly char[] Delimiters = [',', ';', '\t', '|', ':', '^', '~', ' '];

    /// <summary>The dialects worth considering, best first, each with its score.</summary>
    public static IReadOnlyList<(CsvDialect Dialect, double Score)> Rank(ReadOnlySpan<byte> sample, bool whole, char? forced)
    {
        whole &= sample.Length <= MostBytes;
        var head = sample[..Math.Min(sample.Length, MostBytes)];
        int skip = SeparatorLine(head, out char? told);
        head = head[skip..];
        var ranked = new List<(CsvDialect Dialect, double Score)>();
        foreach (var dialect in Candidates(head, forced ?? told))
        {
            var candidate = dialect with { HasSeparatorLine = skip > 0 };
            ranked.Add((candidate, DialectScore.Of(SampleTable.Read(head, candidate, whole, MostRows))));
        }

        // OrderBy is stable: of equals the commoner one, which is tried first, wins.
        return [.. ranked.OrderByDescending(entry => entry.Score)];
    }

    /// <summary>The length of a first line of the form <c>sep=;</c>, 0 when there is none.</summary>
    public static int SeparatorLine(ReadOnlySpan<byte> text, out char? told)
    {
        told = null;
        var line = text[..Math.Min(text.Length, 16)];
        line = line.StartsWith("\""u8) ? line[1..] : line;
        if (line.Length < 5 || !Encoding.ASCII.GetString(line[..4]).Equals("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        int end = text.IndexOfAny((byte)'\n', (byte)'\r');
        if (end is < 0 or > 7 || line[4] >= 0x80)
        {
            return 0;
        }

        told = (char)line[4];
        return RecordScanner.SkipLineEnd(text, end);
    }

    private static List<CsvDialect> Candidates(ReadOnlySpan<byte> head, char? only)
    {
        var found = new List<CsvDialect>();
        bool hasDouble = head.Contains((byte)'"');
        bool backslashed = head.IndexOf("\\\""u8) >= 0;
        foreach (char delimiter in only is { } forced ? [forced] : Delimiters)
        {
            if (!head.Contains((byte)delimiter))
            {
                continue;
            }

            bool spaced = delimiter != ' ' && IsSpaced(head, (byte)delimiter);
            var plain = new CsvDialect { Delimiter = delimiter, SkipSpaces = spaced };
            found.Add(plain);
            if (backslashed)
            {
                found.Add(plain with { BackslashEscapes = true });
            }

            if (HasSingleQuotes(head, (byte)delimiter))
            {
                found.Add(plain with { Quote = '\'' });
            }

            if (hasDouble)
            {
                found.Add(plain with { Quote = null });
            }

            if (delimiter == ' ' && head.IndexOf("  "u8) >= 0)
            {
                found.Add(plain with { RunsOfSpaces = true });
            }
        }

        found.Add(new CsvDialect { Delimiter = null });
        return found;
    }

    // "a; b; c": nearly every delimiter has a space behind it.
    private static bool IsSpaced(ReadOnlySpan<byte> head, byte delimiter)
    {
        var (all, spaced) = (0, 0);
        for (int at = head.IndexOf(delimiter); at >= 0 && at + 1 < head.Length;)
        {
            // Between empty cells there is nothing to put a space before.
            bool empty = RecordScanner.IsLineEnd(head[at + 1]) || head[at + 1] == delimiter;
            all += empty ? 0 : 1;
            spaced += head[at + 1] == ' ' ? 1 : 0;
            int next = head[(at + 1)..].IndexOf(delimiter);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return spaced > 0 && spaced * 10 >= all * 8;
    }

    // Only where an apostrophe stands at both edges of cells can it be a quote.
    private static bool HasSingleQuotes(ReadOnlySpan<byte> head, byte delimiter)
    {
        ReadOnlySpan<byte> before = [delimiter, (byte)'\''];
        ReadOnlySpan<byte> after = [(byte)'\'', delimiter];
        return (head.IndexOf(before) >= 0 || head.StartsWith("'"u8) || head.IndexOf("\n'"u8) >= 0) && head.IndexOf(after) >= 0;
    }
}
