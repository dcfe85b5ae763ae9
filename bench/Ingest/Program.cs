// Times CSV to JSON and full ingest beside the bare CsvHelper + Utf8JsonWriter loop, Python, papaparse and DuckDB, in one run.
//   dotnet run -c Release --project bench/Ingest -- [megabytes] [repetitions] [small files] [name of one engine]
// from a folder where npm i papaparse @duckdb/node-api was run. Every engine is a process of its own, measured by measure.py
// (python3); one that is not installed is left out of the table. As "run ENGINE INPUT OUTPUT" it is one of those processes;
// "make FOLDER MEGABYTES" leaves the inputs behind, for looking closer.
using System.Globalization;
using Tally.Bench.Ingest;

if (args is ["run", var engine, var input, var output])
{
    return await OwnEngines.RunAsync(engine, input, output);
}

if (args is ["make", var folder, var size])
{
    foreach (var task in BenchTask.All(folder, int.Parse(size, CultureInfo.InvariantCulture), files: 1000))
    {
        task.Make();
    }

    return 0;
}

int megabytes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
int repetitions = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
int files = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10_000;
string? only = args.Length > 3 ? args[3] : null;
string scratch = Directory.CreateTempSubdirectory("tally-bench-").FullName;
try
{
    foreach (var task in BenchTask.All(scratch, megabytes, files).Where(task => task.Size > 0))
    {
        task.Make();
        var measured = Runs.Measure(task, repetitions, only);
        Console.WriteLine(Report.Table(task, measured));
        task.Remove();
    }
}
finally
{
    Directory.Delete(scratch, recursive: true);
}

return 0;
