using System.Globalization;
using System.Text;
using System.Text.Json;
using Tally.Columns;
using Tally.Http;
using Tally.Queries;

namespace Tally.Local.Output;

/// <summary>How a query's result is printed.</summary>
internal enum QueryFormat
{
    Table,
    Json,
    Csv,
}

/// <summary>A query's result or refusal, for a person or a program.</summary>
internal static class QueryPrinter
{
    public static Task WriteAsync(TextWriter output, QueryResult result, QueryFormat format) => output.WriteAsync(format switch
    {
        QueryFormat.Json => JsonSerializer.Serialize(QueryDocument.Of(result), TallyJson.Indented) + "\n",
        QueryFormat.Csv => QueryCsv.Write(result),
        QueryFormat.Table => Table(result),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>What was wrong, where, and what to write instead.</summary>
    public static string Sentence(QueryError error)
    {
        string place = error.Position is { } position ? string.Create(CultureInfo.InvariantCulture, $" (character {position})") : "";
        string nearest = error.Nearest.Count > 0 && !error.Nearest.All(name => error.Message.Contains(name, StringComparison.Ordinal))
            ? $" Nearest: {string.Join(", ", error.Nearest)}."
            : "";
        return $"{error.Message.TrimEnd('.')}{place}.{nearest}";
    }

    private static string Table(QueryResult result)
    {
        string[][] lines = [[.. result.Columns.Select(column => column.Name)], .. result.Rows.Select(row => row.Select(cell => cell.ToString()).ToArray())];
        int[] widths = [.. result.Columns.Select((_, at) => lines.Max(line => line[at].Length))];
        bool[] right = [.. result.Columns.Select(column => column.Type is ColumnType.Integer or ColumnType.Decimal)];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            for (int at = 0; at < line.Length; at++)
            {
                text.Append(at == 0 ? "" : "  ").Append(right[at] ? line[at].PadLeft(widths[at]) : line[at].PadRight(widths[at]));
            }

            while (text.Length > 0 && text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
