using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tally.Ledger.Fit.Cells;

namespace Tally.Bench.Queries;

/// <summary>The engines, each in a process of its own that opens its files, runs the queries given on stdin and prints a <see cref="Measured"/>.</summary>
internal static class Peers
{
    public static IEnumerable<Engine> All(string folder)
    {
        string here = AppContext.BaseDirectory;
        string self = Path.Combine(here, "Tally.Bench.Queries.dll");
        yield return new Engine("Tally, 1 thread", "dotnet", [self, "measure", folder, "1"]);
        yield return new Engine("Tally, 2 threads", "dotnet", [self, "measure", folder, "2"]);
        yield return new Engine("DuckDB, 1 thread", "node", [Path.Combine(here, "duckdb.mjs"), "measure", folder, "1"]);
        yield return new Engine("DuckDB, 2 threads", "node", [Path.Combine(here, "duckdb.mjs"), "measure", folder, "2"]);
        yield return new Engine("SQLite", "python3", [Path.Combine(here, "sqlite.py"), "measure", folder, "plain"]);
        yield return new Engine("SQLite, indexed", "python3", [Path.Combine(here, "sqlite.py"), "measure", folder, "indexed"]);
    }

    /// <summary>Makes each engine's files; one that is not installed makes none.</summary>
    public static async Task MakeAsync(string folder, int narrowRows, int wideRows)
    {
        await BenchFiles.MakeAsync(folder, narrowRows, wideRows);
        string[] sizes = [narrowRows.ToString(CultureInfo.InvariantCulture), wideRows.ToString(CultureInfo.InvariantCulture)];
        foreach (var (program, script) in new[] { ("node", "duckdb.mjs"), ("python3", "sqlite.py") })
            Run(program, [Path.Combine(AppContext.BaseDirectory, script), "make", folder, .. sizes], "");
    }

    public static Measured? Measure(Engine engine, IReadOnlyList<(string Name, string Sql)> queries, int repetitions)
    {
        string input = JsonSerializer.Serialize(queries.Select(query => new[] { query.Name, query.Sql }));
        string count = repetitions.ToString(CultureInfo.InvariantCulture);
        return Run(engine.Program, [.. engine.Arguments, count], input) is { } output ? JsonSerializer.Deserialize<Measured>(output) : null;
    }

    private static string? Run(string program, string[] arguments, string input)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            process.StandardInput.WriteLine(input);
            process.StandardInput.Close();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

internal sealed record Engine(string Name, string Program, string[] Arguments);
