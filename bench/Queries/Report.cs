using System.Globalization;
using System.Text;

namespace Tally.Bench.Queries;

/// <summary>Milliseconds by query of one engine.</summary>
internal sealed class EngineTimes(string name) : Dictionary<string, double>
{
    public string Name => name;

    public Dictionary<string, string> Answers { get; } = [];
}

/// <summary>A Markdown table: a query a row, an engine a column, and how ours stands to the fastest DuckDB.</summary>
internal static class Report
{
    public static string Table(IReadOnlyList<EngineTimes> engines)
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"| milliseconds | {string.Join(" | ", engines.Select(engine => engine.Name))} | ours / DuckDB |");
        table.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(Enumerable.Repeat("---:|", engines.Count + 1))}");
        foreach (string query in BenchQueries.All.Select(query => query.Name).Prepend("open"))
        {
            var cells = engines.Select(engine => engine.TryGetValue(query, out double time) ? time.ToString("0.0", CultureInfo.InvariantCulture) : "");
            table.AppendLine(CultureInfo.InvariantCulture, $"| {query} | {string.Join(" | ", cells)} | {Ratio(engines, query)} |");
        }

        return table.ToString();
    }

    private static string Ratio(IReadOnlyList<EngineTimes> engines, string query)
    {
        double? Best(string prefix) => engines
            .Where(engine => engine.Name.StartsWith(prefix, StringComparison.Ordinal) && engine.ContainsKey(query))
            .Select(engine => (double?)engine[query])
            .Min();
        return Best("Tally") is { } ours && Best("DuckDB") is { } theirs ? (ours / theirs).ToString("0.00", CultureInfo.InvariantCulture) : "";
    }
}
