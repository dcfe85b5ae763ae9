// Times the query engine beside DuckDB (npm @duckdb/node-api) and SQLite (python's sqlite3) on the same data, in one run.
//   dotnet run -c Release --project bench/Queries -- [repetitions] [rows of the narrow table] [rows of the wide one] [part of the engines' names]
// Another form measures how soon each step notices that it was called off:
//   dotnet run -c Release --project bench/Queries -- calling-off [rows of the narrow table] [rows of the wide one]
// Either form takes "in FOLDER" in front: the engines' files are made there once and kept, so that the next run only measures.
// An engine that is not installed is left out of the tables.
using System.Globalization;
using System.Text.Json;
using Tally.Bench.Queries;

if (args is ["measure", var opened, var threads, var runs])
{
    var given = JsonSerializer.Deserialize<string[][]>(Console.In.ReadToEnd())!.Select(query => (query[0], query[1])).ToList();
    Console.WriteLine(JsonSerializer.Serialize(await OurTimes.MeasureAsync(
        opened, given, int.Parse(runs, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture))));
    return;
}

string? kept = null;
if (args is ["in", var place, .. var others])
    (kept, args) = (place, others);

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
int repetitions = args is ["calling-off", ..] ? 0 : Number(0, 5), narrow = Number(1, 3_000_000), wide = Number(2, 1_000_000);
string wanted = args.Length > 3 ? args[3] : "";
string folder = kept ?? Directory.CreateTempSubdirectory("tally-bench-queries-").FullName;
bool made = Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.bin").Any();
try
{
    if (args is ["calling-off", ..])
    {
        if (!made)
            await BenchFiles.MakeAsync(folder, Number(1, 1000), wide);

        await CallingOff.MeasureAsync(folder);
        return;
    }

    if (!made)
        await Peers.MakeAsync(Directory.CreateDirectory(folder).FullName, narrow, wide);

    foreach (var (title, queries) in new[] { ($"{narrow} rows × 6 columns", BenchQueries.Narrow), ($"{wide} rows × 12 columns", BenchQueries.Wide) })
    {
        var measured = new List<(string Name, Measured Times)>();
        foreach (var engine in Peers.All(folder).Where(engine => engine.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
        {
            if (Peers.Measure(engine, queries, repetitions) is { } times)
                measured.Add((engine.Name, times));
            else
                Console.Error.WriteLine($"{engine.Name} is not here ({engine.Program}).");
        }

        Console.WriteLine($"\n{title}\n\n{Report.Table(queries, measured)}");
    }
}
finally
{
    if (kept is null)
        Directory.Delete(folder, recursive: true);
}
