using System.Text;

namespace Tally.Csv;

/// <summary>The first rows of a file under one dialect, as strings.</summary>
internal sealed class SampleTable
{
    private const int NoWidth = 0;

    private SampleTable(CsvDialect dialect, List<SampleRow> rows) => (Dialect, Rows) = (dialect, rows);

    public CsvDialect Dialect { get; }

    public IReadOnlyList<SampleRow> Rows { get; }

    /// <summary>Splits the sample; a last row that the sample's end cut is left out when <paramref name="whole"/> is false.</summary>
    public static SampleTable Read(ReadOnlySpan<byte> sample, CsvDialect dialect, bool whole, int mostRows, int firstLine = 1)
    {
        var rows = ReadRows(sample, dialect, new RecordChooser(dialect, NoWidth), whole, mostRows, firstLine);
        if (rows.Exists(row => row.Flaws != RecordFlaws.None))
        {
            // Now that the usual width is known, broken rows can be read as the repairing reader will read them.
            int width = rows.Where(row => !row.IsBlank).GroupBy(row => row.Cells.Length).MaxBy(group => (group.Count(), group.Key))?.Key ?? 1;
            rows = ReadRows(sample, dialect, new RecordChooser(dialect, width), whole, mostRows, firstLine);
        }

        return new SampleTable(dialect, rows);
    }

    private static List<SampleRow> ReadRows(
        ReadOnlySpan<byte> sample, CsvDialect dialect, RecordChooser chooser, bool whole, int mostRows, int firstLine)
    {
        var rows = new List<SampleRow>();
        byte[] buffer = new byte[256];
        int at = 0;
        int line = firstLine;
        while (at < sample.Length && rows.Count < mostRows)
        {
            int start = at;
            var (fields, flaws) = chooser.Next(sample, ref at);
            if (!whole && at >= sample.Length && rows.Count > 0)
            {
                break;
            }

            string[] cells = new string[fields.Count];
            for (int i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(sample, fields[i], dialect, ref buffer);
            }

            rows.Add(new SampleRow(line, cells, [.. fields.Select(field => field.Quoted)], flaws));
            line += CountLines(sample[start..at]);
        }

        return rows;
    }

    public static int CountLines(ReadOnlySpan<byte> text)
    {
        int lines = text.Count((byte)'\n');
        for (int i = text.IndexOf((byte)'\r'); i >= 0 && i < text.Length; i++)
        {
            lines += text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n') ? 1 : 0;
        }

        return lines;
    }

    private static string Text(ReadOnlySpan<byte> sample, FieldRange field, CsvDialect dialect, ref byte[] buffer)
    {
        var raw = sample.Slice(field.Start, field.Length);
        if (!field.Escaped)
        {
            return Encoding.UTF8.GetString(raw);
        }

        if (buffer.Length < raw.Length)
        {
            buffer = new byte[raw.Length];
        }

        return Encoding.UTF8.GetString(buffer, 0, FieldText.Unescape(raw, field.Quoted, dialect, buffer));
    }
}

/// <summary>One record of a sample.</summary>
internal sealed record SampleRow(int Line, string[] Cells, bool[] Quoted, RecordFlaws Flaws)
{
    public bool IsBlank => Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);

    /// <summary>How many cells say something.</summary>
    public int Filled => Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));

    /// <summary>How many cells there are up to the last that says something.</summary>
    public int Reach => Array.FindLastIndex(Cells, cell => !string.IsNullOrWhiteSpace(cell)) + 1;
}
