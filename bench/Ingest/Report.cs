using System.Globalization;
using System.Text;

namespace Tally.Bench.Ingest;

/// <summary>A Markdown table: an engine a row, medians, and how each stands to the bare loop.</summary>
internal static class Report
{
    public static string Table(BenchTask task, IReadOnlyDictionary<string, List<Run>> measured)
    {
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"| {task.Name} | wall s | × bare | processor s | × bare | peak MB |");
        table.AppendLine("|---|---:|---:|---:|---:|---:|");
        var bare = Median(measured[Runs.Bare]);
        foreach (var (name, runs) in measured)
        {
            var run = Median(runs);
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {name} | {run.Wall:0.00} | {run.Wall / bare.Wall:0.00} | {run.Processor:0.00} | {run.Processor / bare.Processor:0.00} | {run.Peak:0} |");
        }

        return table.ToString();
    }

    private static Run Median(List<Run> runs) => new(Middle(runs, run => run.Wall), Middle(runs, run => run.Processor), Middle(runs, run => run.Peak));

    private static double Middle(List<Run> runs, Func<Run, double> of) => runs.Select(of).Order().ElementAt(runs.Count / 2);
}
