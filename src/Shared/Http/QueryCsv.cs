using System.Text;
using Tally.Queries;

namespace Tally.Http;

/// <summary>A query's result as RFC 4180 text, figures in machine form.</summary>
public static class QueryCsv
{
    public static string Write(QueryResult result)
    {
        var text = new StringBuilder();
        WriteRow(text, result.Columns.Select(column => column.Name));
        foreach (var row in result.Rows)
        {
            WriteRow(text, row.Select(cell => cell.ToString()));
        }

        return text.ToString();
    }

    private static void WriteRow(StringBuilder text, IEnumerable<string> fields)
    {
        bool first = true;
        foreach (string field in fields)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            bool quote = field.AsSpan().ContainsAny(",\"\r\n") || field != field.Trim();
            text.Append(quote ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field);
        }

        text.Append('\n');
    }
}
