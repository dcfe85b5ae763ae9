using System.Globalization;
using System.Text;

namespace Tally.Bench.Queries;

/// <summary>Milliseconds by query of one engine.</summary>
internal sealed class EngineTimes(string name) : Dictionary<string, double>
{
    public string Name => name;

    /// <summary>Processor milliseconds, all threads together: what a busy machine does not distort.</summary>
    public Dictionary<string, double> Busy { get; } = [];

    public Dictionary<string, string> Answers { get; } = [];
}

/// <summary>A Markdown table: a query a row, an engine a column, and how ours stands to the fastest DuckDB.</summary>
internal static class Report
{
    public static string Table(IReadOnlyList<EngineTimes> engines)
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"| milliseconds (of processor) | {string.Join(" | ", engines.Select(engine => engine.Name))} | ours / DuckDB |");
        table.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(Enumerable.Repeat("---:|", engines.Count + 1))}");
        foreach (string query in BenchQueries.All.Select(query => query.Name).Prepend("open"))
        {
            var cells = engines.Select(engine => Cell(engine, query));
            table.AppendLine(CultureInfo.InvariantCulture, $"| {query} | {string.Join(" | ", cells)} | {Ratio(engines, query)} |");
        }

        return table.ToString();
    }

    private static string Cell(EngineTimes engine, string query)
    {
        if (!engine.TryGetValue(query, out double time))
            return "";

        string busy = engine.Busy.TryGetValue(query, out double processor) ? $" ({processor.ToString("0.0", CultureInfo.InvariantCulture)})" : "";
        return time.ToString("0.0", CultureInfo.InvariantCulture) + busy;
    }

    private static string Ratio(IReadOnlyList<EngineTimes> engines, string query)
    {
        double? Best(string prefix) => engines
            .Where(engine => engine.Name.StartsWith(prefix, StringComparison.Ordinal) && engine.ContainsKey(query))
            .Select(engine => (double?)engine[query])
            .Min();
        double? BestBusy(string prefix) => engines
            .Where(engine => engine.Name.StartsWith(prefix, StringComparison.Ordinal) && engine.Busy.ContainsKey(query))
            .Select(engine => (double?)engine.Busy[query])
            .Min();
        if (Best("Tally") is not { } ours || Best("DuckDB") is not { } theirs)
            return "";

        string busy = BestBusy("Tally") / BestBusy("DuckDB") is { } ratio ? $" ({ratio.ToString("0.00", CultureInfo.InvariantCulture)})" : "";
        return (ours / theirs).ToString("0.00", CultureInfo.InvariantCulture) + busy;
    }
}
