using System.Globalization;
using System.Text;
using Tally.Ledger.Fit.Cells;

namespace Tally.Bench.Queries;

/// <summary>A Markdown table: a query a row, an engine a column, and how ours stands to the peers on as many threads.</summary>
internal static class Report
{
    public static string Table(IReadOnlyList<(string Name, string Sql)> queries, IReadOnlyList<(string Name, Measured Times)> engines)
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"| milliseconds (of processor) | {string.Join(" | ", engines.Select(engine => engine.Name))} | ours / DuckDB, 1 thread | 2 threads | SQLite / ours |");
        table.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(Enumerable.Repeat("---:|", engines.Count + 3))}");
        Line("open", engine => engine.Open);
        Line("first query, cold", engine => engine.First);
        Line("peak memory, MiB", engine => engine.Memory);
        foreach (var (query, _) in queries)
        {
            var cells = engines.Select(engine => engine.Times.Times.TryGetValue(query, out double[]? times) ? $"{Shown(times[0])} ({Shown(times[1])})" : "");
            table.AppendLine(CultureInfo.InvariantCulture, $"| {query} | {string.Join(" | ", cells)} | {Ratio(engines, query, "Tally, 1 thread", "DuckDB, 1 thread")} | {Ratio(engines, query, "Tally, 2 threads", "DuckDB, 2 threads")} | {Ratio(engines, query, "SQLite", "Tally, 1 thread")} |");
        }

        return table.ToString();

        void Line(string name, Func<Measured, double> value) =>
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", engines.Select(engine => value(engine.Times).ToString("0", CultureInfo.InvariantCulture)))} | | | |");
    }

    private static string Ratio(IReadOnlyList<(string Name, Measured Times)> engines, string query, string over, string under)
    {
        double[]? a = engines.FirstOrDefault(engine => engine.Name == over).Times?.Times.GetValueOrDefault(query);
        double[]? b = engines.FirstOrDefault(engine => engine.Name == under).Times?.Times.GetValueOrDefault(query);
        return a is null || b is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{a[0] / b[0]:0.00} ({a[1] / b[1]:0.00})");
    }

    private static string Shown(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
