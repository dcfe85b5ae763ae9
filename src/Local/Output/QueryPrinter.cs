using System.Globalization;
using System.Text.Json;
using Tally.Http;
using Tally.Ledger.Fit.Prose;
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
        QueryFormat.Table => QueryTable.Write(result),
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
}
