using System.Diagnostics;
using System.Text.Json;

namespace Tally.Bench.Ingest;

/// <summary>Seconds of the clock, seconds of processor, peak memory in MB, for one run of one engine.</summary>
internal readonly record struct Run(double Wall, double Processor, double Peak);

/// <summary>Runs every engine in turn, as often as wanted, each time in a process of its own; those that take a minute only once.</summary>
internal static class Runs
{
    public const string Bare = "bare CsvHelper 34 + Utf8JsonWriter";

    private const double SecondsToRepeat = 15;

    public static IReadOnlyDictionary<string, List<Run>> Measure(BenchTask task, int repetitions, string? only)
    {
        var runs = new Dictionary<string, List<Run>>();
        for (int i = 0; i < repetitions; i++)
        {
            foreach (var (name, command) in Engines())
            {
                bool left = only is not null && name != only && name != Bare;
                bool enough = i > 0 && (!runs.TryGetValue(name, out var earlier) || earlier[0].Wall > SecondsToRepeat);
                if (!left && !enough && RunOnce(name, command, task.Input) is { } run)
                {
                    (runs.TryGetValue(name, out var list) ? list : runs[name] = []).Add(run);
                }
            }
        }

        return runs;
    }

    private static IEnumerable<(string Name, string[] Command)> Engines()
    {
        string here = AppContext.BaseDirectory;
        string[] own = ["dotnet", Path.Combine(here, "Tally.Bench.Ingest.dll"), "run"];
        yield return (Bare, [.. own, "bare"]);
        yield return ("Tally, CSV to JSON", [.. own, "tally-json"]);
        yield return ("Tally, full ingest", [.. own, "tally-ingest"]);
        yield return ("DuckDB, COPY to JSON, 1 thread", ["node", Path.Combine(here, "duckdb.mjs")]);
        yield return ("papaparse + JSON.stringify", ["node", Path.Combine(here, "papaparse.mjs")]);
        yield return ("Python csv.DictReader + json.dump", ["python3", Path.Combine(here, "dictreader.py")]);
    }

    private static Run? RunOnce(string name, string[] command, string input)
    {
        // What is made of a folder stays until the end: where thousands of files were just deleted, the next are made slowly.
        bool ofFolder = Directory.Exists(input);
        string output = input + (ofFolder ? "." + Path.GetRandomFileName() : ".out");
        try
        {
            var start = new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "measure.py"), .. command, input, output]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            string measured = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                Console.Error.WriteLine($"{name} did not run.");
                return null;
            }

            double[] figures = JsonSerializer.Deserialize<double[]>(measured)!;
            return new Run(figures[0], figures[1], figures[2]);
        }
        finally
        {
            if (!ofFolder && Directory.Exists(output))
            {
                Directory.Delete(output, recursive: true);
            }
            else if (!ofFolder)
            {
                File.Delete(output);
            }
        }
    }
}
