using System.Diagnostics;
using Tally.Ledger.Fit.Cells;
using Tally.Queries;

namespace Tally.Bench.Queries;

/// <summary>Times of the engine itself, lineage and evidence of every result included. Runs in a process of its own, as the peers do.</summary>
internal static class OurTimes
{
    public static async Task<Measured> MeasureAsync(string folder, IReadOnlyList<(string Name, string Sql)> queries, int repetitions, int threads)
    {
        var opening = Stopwatch.StartNew();
        var library = await BenchLibrary.OpenAsync(folder);
        double open = opening.Elapsed.TotalMilliseconds;
        double first = 0;
        var engine = new QueryEngine(library, TimeProvider.System);
        var limits = QueryLimits.Default with { MaxParallelism = threads };
        var times = new Dictionary<string, double[]>();
        var answers = new Dictionary<string, string>();
        foreach (var (name, sql) in queries)
        {
            var runs = new List<double>();
            var busy = new List<double>();
            for (int i = 0; i < repetitions + 1; i++)
            {
                var before = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                var outcome = await engine.RunAsync(sql, library.Scope, limits, CancellationToken.None);
                double elapsed = watch.Elapsed.TotalMilliseconds;
                answers[name] = outcome is QueryOutcome.Succeeded { Result: var result }
                    ? string.Join('/', result.Rows.Select(row => string.Join(',', row)))
                    : ((QueryOutcome.Refused)outcome).Error.Message;
                first = first == 0 ? elapsed : first;
                if (i == 0)
                    continue;

                runs.Add(elapsed);
                busy.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }

            times[name] = [runs.Order().ElementAt(runs.Count / 2), busy.Order().ElementAt(busy.Count / 2)];
        }

        return new Measured(open, first, Process.GetCurrentProcess().PeakWorkingSet64 / 1024.0 / 1024, times, answers);
    }
}

/// <summary>What a measuring process prints as one line of JSON: milliseconds, and the most memory it held in MiB.</summary>
/// <param name="Open">To open the files until queries can be asked.</param>
/// <param name="First">The first query of the process, nothing warmed up.</param>
/// <param name="Times">By query: milliseconds, and processor milliseconds of all threads together (medians).</param>
/// <param name="Answers">By query, as text; only ours are kept to look at.</param>
internal sealed record Measured(
    double Open, double First, double Memory, Dictionary<string, double[]> Times, Dictionary<string, string>? Answers = null);
