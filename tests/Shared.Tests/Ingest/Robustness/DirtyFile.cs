using System.Globalization;
using System.Text;
using Tally.Columns;

namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>A clean table written as a mutation wants it, beside what it should be understood to say.</summary>
internal sealed record DirtyFile(CleanTable Table, Mutation Mutation, byte[] Bytes, IReadOnlyList<string[]> Written)
{
    public static DirtyFile Of(int seed)
    {
        var random = new Random(seed);
        var table = CleanTable.Of(random);
        var mutation = Mutation.Of(random);
        var written = table.Rows.Select(row => row.Select((cell, i) => Write(cell, table.Kinds[i], mutation)).ToArray()).ToList();
        if (mutation.LineBreaks)
        {
            BreakLines(table, written, random);
        }

        string text = Compose(table, mutation, written, random);
        return new DirtyFile(table, mutation, Encode(text, mutation.Encoding), written);
    }

    private static string Compose(CleanTable table, Mutation mutation, List<string[]> written, Random random)
    {
        var lines = new List<string>();
        string blank = string.Concat(Enumerable.Repeat(mutation.Delimiter, mutation.BlankColumns));
        string header = Line(table.Header, mutation) + blank;
        if (mutation.SeparatorLine)
        {
            lines.Add($"sep={mutation.Delimiter}");
        }

        string[] preamble = ["Statistique des étudiants", "Année de référence", "Source interne"];
        lines.AddRange(preamble.Take(mutation.Preamble));
        lines.Add(header);
        int cut = mutation.CutRow ? random.Next(written.Count) : -1;
        int open = mutation.OpenQuote && !mutation.QuoteAll ? random.Next(written.Count) : -1;
        for (int i = 0; i < written.Count; i++)
        {
            if (mutation.RepeatHeader && i == written.Count / 2)
            {
                lines.Add(header);
            }

            string line = Line(i == cut ? written[i][..^1] : written[i], mutation) + blank;
            bool canOpen = i == open && table.Kinds[0] is not CleanKind.Text && line[0] != '"';
            lines.Add(canOpen ? "\"" + line : line);
        }

        if (mutation.TotalRow)
        {
            lines.Add(Line(TotalRow(table, mutation), mutation) + blank);
        }

        string[] footer = ["* sans les auditeurs libres", "Source : office de la statistique, calculs internes"];
        lines.AddRange(footer.Take(mutation.Footer));
        return string.Concat(lines.Select(line => line + mutation.LineEnd));
    }

    private static string[] TotalRow(CleanTable table, Mutation mutation) =>
    [
        .. table.Kinds.Select((kind, i) => i == 0 ? "Total"
            : kind is CleanKind.Count or CleanKind.Amount
                ? Write(CellValue.Of(table.Rows.Sum(row => row[i].IsNull ? 0 : row[i].AsNumber())), kind, mutation)
                : ""),
    ];

    private static void BreakLines(CleanTable table, List<string[]> written, Random random)
    {
        for (int column = 0; column < table.Kinds.Count; column++)
        {
            if (table.Kinds[column] == CleanKind.Text && column < table.Kinds.Count)
            {
                int row = random.Next(written.Count);
                if (!table.Rows[row][column].IsNull)
                {
                    table.Rows[row][column] = CellValue.Of("première ligne\nseconde ligne");
                    written[row][column] = "première ligne\nseconde ligne";
                }
            }
        }
    }

    private static string Line(IReadOnlyList<string> cells, Mutation mutation) =>
        string.Join(mutation.Delimiter + (mutation.SpaceAfterDelimiter ? " " : ""), cells.Select(cell => Quote(cell, mutation)));

    private static string Quote(string cell, Mutation mutation)
    {
        bool needed = cell.Contains(mutation.Delimiter) || cell.Contains('"') || cell.Contains('\n') || cell.Contains('\r') || mutation.QuoteAll;
        return !needed ? cell
            : mutation.BackslashEscapes ? $"\"{cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Write(CellValue cell, CleanKind kind, Mutation mutation)
    {
        if (cell.IsNull)
        {
            return kind == CleanKind.Text ? "" : mutation.Null;
        }

        return cell.Kind switch
        {
            CellKind.Number when kind == CleanKind.Year => cell.ToString(),
            CellKind.Number => Number(cell.AsNumber(), mutation) + (kind == CleanKind.Percent ? " %" : ""),
            CellKind.Date => cell.AsDate().ToString(mutation.DateFormat, CultureInfo.InvariantCulture),
            CellKind.Boolean => cell.AsBoolean() ? "oui" : "non",
            _ => cell.ToString(),
        };
    }

    private static string Number(decimal number, Mutation mutation)
    {
        string plain = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        string[] parts = plain.Split('.');
        var grouped = new StringBuilder(parts[0]);
        for (int i = parts[0].Length - 3; i > 0 && mutation.Thousands.Length > 0; i -= 3)
        {
            grouped.Insert(i, mutation.Thousands);
        }

        string fraction = parts.Length > 1 ? (mutation.DecimalComma ? "," : ".") + parts[1] : "";
        return (number < 0 ? "-" : "") + grouped + fraction;
    }

    private static byte[] Encode(string text, string encoding) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8-bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-8-two-boms" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le-bom" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        "utf-16be-bom" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "utf-16le" => Encoding.Unicode.GetBytes(text),
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(text),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(text),
    };
}
