using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Tally.Bench.Queries;

/// <summary>The other engines, each behind a script that prints {"name": [milliseconds, processor milliseconds]} as one line of JSON.</summary>
internal static class Peers
{
    public static IEnumerable<(string Name, string Program, string[] Arguments)> All(int rows, int repetitions)
    {
        string here = AppContext.BaseDirectory;
        string[] common = [rows.ToString(CultureInfo.InvariantCulture), repetitions.ToString(CultureInfo.InvariantCulture)];
        yield return ("DuckDB, 1 thread", "node", [Path.Combine(here, "duckdb.mjs"), .. common, "1"]);
        yield return ("DuckDB, 2 threads", "node", [Path.Combine(here, "duckdb.mjs"), .. common, "2"]);
        yield return ("SQLite", "python3", [Path.Combine(here, "sqlite.py"), .. common]);
    }

    public static EngineTimes? Measure(string name, string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            process.StandardInput.WriteLine(JsonSerializer.Serialize(BenchQueries.All.Select(query => new[] { query.Name, query.Sql })));
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                return null;

            var times = new EngineTimes(name);
            foreach (var (query, measured) in JsonSerializer.Deserialize<Dictionary<string, double[]>>(output)!)
                (times[query], times.Busy[query]) = (measured[0], measured[1]);

            return times;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
