using System.Diagnostics;
using Tally.Columns;
using Tally.Queries;

namespace Tally.Bench.Queries;

/// <summary>Times of the engine itself, lineage and evidence of every result included.</summary>
internal static class OurTimes
{
    public static async Task<EngineTimes> MeasureAsync(int rows, int repetitions, int threads)
    {
        var data = new BenchData(rows);
        var engine = new QueryEngine(data, TimeProvider.System);
        var limits = QueryLimits.Default with { MaxParallelism = threads };
        var times = new EngineTimes($"Tally, {threads} thread{(threads == 1 ? "" : "s")}") { ["open"] = await OpenAsync(data, rows) };
        foreach (var (name, sql) in BenchQueries.All)
        {
            var runs = new List<double>();
            var busy = new List<double>();
            string answer = "";
            for (int i = 0; i < repetitions + 2; i++)
            {
                var before = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                var outcome = await engine.RunAsync(sql, data.Scope, limits, CancellationToken.None);
                double elapsed = watch.Elapsed.TotalMilliseconds;
                answer = outcome is QueryOutcome.Succeeded { Result: var result }
                    ? string.Join('/', result.Rows.Select(row => string.Join(',', row)))
                    : ((QueryOutcome.Refused)outcome).Error.Message;

                // The first two runs warm the just-in-time compiler up.
                if (i >= 2)
                {
                    runs.Add(elapsed);
                    busy.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                }
            }

            times[name] = runs.Order().ElementAt(runs.Count / 2);
            times.Busy[name] = busy.Order().ElementAt(busy.Count / 2);
            times.Answers[name] = answer;
        }

        return times;
    }

    private static async Task<double> OpenAsync(BenchData data, int rows)
    {
        string path = Path.GetTempFileName();
        await using (var file = File.Create(path))
            await ColumnFile.WriteAsync(file, data.SalesColumns, new int[rows], CancellationToken.None);

        var watch = Stopwatch.StartNew();
        await using (var file = File.OpenRead(path))
            await ColumnFile.ReadAsync(file, CancellationToken.None);

        double elapsed = watch.Elapsed.TotalMilliseconds;
        File.Delete(path);
        return elapsed;
    }
}
