// Times the query engine beside DuckDB (npm @duckdb/node-api) and SQLite (python's sqlite3) on the same data, in one run.
//   dotnet run -c Release --project bench/Queries -- [rows] [repetitions]
// An engine that is not installed is left out of the table.
using Tally.Bench.Queries;

int rows = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 3_000_000;
int repetitions = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5;

var engines = new List<EngineTimes>
{
    await OurTimes.MeasureAsync(rows, repetitions, threads: 1),
    await OurTimes.MeasureAsync(rows, repetitions, threads: Environment.ProcessorCount),
};
foreach (var (name, program, arguments) in Peers.All(rows, repetitions))
{
    if (Peers.Measure(name, program, arguments) is { } times)
        engines.Add(times);
    else
        Console.Error.WriteLine($"{name} is not here ({program}).");
}

Console.WriteLine(Report.Table(engines));
