using System.Buffers;
using System.Text;
using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Reading;

namespace Tally.Ingest.Records;

/// <summary>The shapes in which a table is written for others, byte for byte the same each time.</summary>
internal static class Shapes
{
    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",\"\r\n"u8);

    /// <summary>An object whose members are the records by key, after the context.</summary>
    public static void WriteKeyed(KeyedRecords records, string context, Stream output)
    {
        var to = new Utf8Buffer(output);
        to.Write("{\n\"contexte\":"u8);
        CellJson.WriteString(to, Encoding.UTF8.GetBytes(context));
        foreach (string key in records.Keys)
        {
            to.Write(",\n"u8);
            CellJson.WriteString(to, Encoding.UTF8.GetBytes(key));
            to.Write((byte)':');
            records.Write(to, key);
            to.FlushIfFull();
        }

        to.Write("\n}\n"u8);
        to.Flush();
    }

    /// <summary>Key, then file, then record.</summary>
    public static void WriteMerged(IReadOnlyList<(string Label, KeyedRecords Records)> files, Stream output)
    {
        var to = new Utf8Buffer(output);
        var keys = KeyedRecords.InOrder(files.SelectMany(file => file.Records.Keys));
        to.Write((byte)'{');
        for (int i = 0; i < keys.Count; i++)
        {
            to.Write(i == 0 ? "\n"u8 : ",\n"u8);
            CellJson.WriteString(to, Encoding.UTF8.GetBytes(keys[i]));
            to.Write((byte)':');
            WriteFiles(to, keys[i], files);
            to.FlushIfFull();
        }

        to.Write("\n}\n"u8);
        to.Flush();
    }

    /// <summary>The header and the cells as they stand in the file, by RFC 4180. Read again, it is the same table.</summary>
    public static void WriteCsv(UnderstoodTable table, Stream output, CancellationToken cancellationToken)
    {
        var to = new Utf8Buffer(output);
        var layout = table.File.Layout;
        bool[] pointed = [.. Enumerable.Range(0, layout.Width).Select(i => i < table.Plans.Count && OnlyTheDelimiterDecides(table, table.Plans[i]))];
        for (int i = 0; i < layout.Width; i++)
        {
            WriteCsvCell(to, Encoding.UTF8.GetBytes(layout.RawHeader[i]), i, layout.Width);
        }

        table.ForEachRow(
            row =>
            {
                for (int i = 0; i < layout.Width; i++)
                {
                    WriteCsvCell(to, pointed[i] ? Pointed(row.Field(i), table.Plans[i]) : row.Field(i), i, layout.Width);
                }

                to.FlushIfFull();
            },
            cancellationToken);
        to.Flush();
    }

    // Between semicolons 1,234 was taken for a fraction; between commas it would be taken for thousands.
    private static bool OnlyTheDelimiterDecides(UnderstoodTable table, ColumnPlan plan) =>
        plan is { Type: ColumnType.Decimal, DecimalComma: true }
        && table.Problems.Any(problem => problem.Code == ProblemCodes.AmbiguousNumber && problem.Column == plan.Name);

    private static ReadOnlySpan<byte> Pointed(ReadOnlySpan<byte> cell, ColumnPlan plan)
    {
        if (CellParser.TryNumber(cell, plan, out _) != CellReading.Value)
        {
            return cell;
        }

        byte[] pointed = cell.ToArray();
        pointed.AsSpan().Replace((byte)',', (byte)'.');
        return pointed;
    }

    private static void WriteFiles(Utf8Buffer to, string key, IReadOnlyList<(string Label, KeyedRecords Records)> files)
    {
        bool first = true;
        foreach (var (label, records) in files.Where(file => file.Records.Has(key)))
        {
            to.Write(first ? (byte)'{' : (byte)',');
            first = false;
            CellJson.WriteString(to, Encoding.UTF8.GetBytes(label));
            to.Write((byte)':');
            records.Write(to, key);
        }

        to.Write((byte)'}');
    }

    private static void WriteCsvCell(Utf8Buffer to, ReadOnlySpan<byte> cell, int index, int width)
    {
        if (index > 0)
        {
            to.Write((byte)',');
        }

        // A lone empty cell would read as a blank line.
        if (cell.ContainsAny(NeedsQuotes) || (width == 1 && Utf8Text.Trim(cell).IsEmpty))
        {
            to.Write((byte)'"');
            for (int next; (next = cell.IndexOf((byte)'"')) >= 0; cell = cell[(next + 1)..])
            {
                to.Write(cell[..(next + 1)]);
                to.Write((byte)'"');
            }

            to.Write(cell);
            to.Write((byte)'"');
        }
        else
        {
            to.Write(cell);
        }

        if (index == width - 1)
        {
            to.Write("\r\n"u8);
        }
    }
}
