using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

/// <summary>Whatever is dropped, no cell of it turns up in a log line, in the message of an exception, or in what is said of a file.</summary>
public sealed class NoContentTests : IDisposable
{
    // In every cell of every file, and nowhere else.
    private const string Marker = "Zk7Qx";

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _heard = [];

    public NoContentTests() => AppDomain.CurrentDomain.FirstChanceException += Hear;

    [Fact]
    public async Task Good_files_and_refused_ones_of_every_kind_leave_no_cell_behind()
    {
        var told = new List<Problem>();
        foreach (var (name, bytes, refusal) in Files())
        {
            var problems = await DropAsync(name, bytes);
            Assert.True(refusal is null || problems.Any(problem => problem.Code == refusal), $"{name}: {string.Join(", ", problems.Select(problem => problem.Code))}");
            told.AddRange(problems);
        }

        Assert.True(told.Count > 30, $"Only {told.Count} problems were told.");
        Assert.DoesNotContain(told, problem => Holds(problem.Message) || Holds(problem.Column));
        Assert.NotEmpty(_heard);
        Assert.DoesNotContain(_heard, Holds);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Hear;
        _folder.Dispose();
    }

    private static bool Holds(string? text) => text?.Contains(Marker, StringComparison.OrdinalIgnoreCase) == true;

    private void Hear(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        lock (_heard)
        {
            _heard.Add(thrown.Exception.ToString());
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes, string? Refusal)> Files()
    {
        string rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"{Marker}{i},{i},{i}.5,2020-01-{1 + (i % 28):00},{Marker} {i}\n"));
        string table = "nom,n,x,jour,remarque\n" + rows;
        yield return ("good.csv", Utf8(table), null);
        yield return ("misfits.csv", Utf8(table + $"{Marker},{Marker},{Marker},{Marker},{Marker}\n"), null);
        yield return ("ragged.csv", Utf8(table + $"{Marker},1\n{Marker},1,2.5,2020-01-01,{Marker},{Marker},{Marker}\n"), null);
        yield return ("quotes.csv", Utf8(table + $"\"{Marker},1,1.5,2020-01-01,x\n{Marker},2,2.5,2020-01-02,\"{Marker} \"{Marker}\" x\"\n"), null);
        yield return ("notes.csv", Utf8($"{Marker} titre\n\n{table}\n{Marker} note sous le tableau\n"), null);
        yield return ("tables.csv", Utf8($"{table}\nautre,table,{Marker},b,c\n{Marker},1,2,3,4\n"), null);
        yield return ("numbers.csv", Utf8($"a;b\n1.234;{Marker}\n2,345;{Marker}\n007;{Marker}\n12 %;{Marker}\n3 CHF;{Marker}\n"), null);
        yield return ("dates.csv", Utf8($"d,n\n01/02/2020,{Marker}\n13/02/2020,{Marker}\n02/13/20,{Marker}\n"), null);
        yield return ("totals.csv", Utf8($"nom,n\n{Marker}a,1\n{Marker}b,2\nTotal,4\n"), null);
        yield return ("keys.csv", Utf8($"k,n\n{Marker},1\n{Marker},2\n"), null);
        yield return ("bytes.csv", [.. Utf8(string.Concat(Enumerable.Repeat($"é,{Marker}\n", 60))), (byte)',', 0xFF, .. Utf8($"{Marker}\n")], null);
        yield return ("empty.csv", [], ProblemCodes.EmptyFile);
        yield return ("blank.csv", Utf8("\n\n \n"), ProblemCodes.EmptyFile);
        yield return ("binary.csv", [.. Utf8(Marker), 0, 1, 2, 3, 4, 0, 0, .. Utf8(Marker), 5, 6, 7], ProblemCodes.BinaryFile);
        yield return ("large.csv", Utf8(table + string.Concat(Enumerable.Repeat(rows, 4000))), ProblemCodes.TooLarge);
        yield return ("rows.csv", Utf8("n,t\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"{i},{Marker}\n"))), ProblemCodes.TooManyRows);
        yield return ("columns.csv", Utf8(string.Join(',', Enumerable.Range(0, 50).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Repeat(Marker, 50)) + "\n"), ProblemCodes.TooManyColumns);
        yield return ("record.csv", Utf8($"a,b\n1,2\n3,{string.Concat(Enumerable.Repeat(Marker, 1500))}\n"), ProblemCodes.RecordTooLong);
        yield return ("records.json", Utf8($$"""[{"a":"{{Marker}}","b":1},{"a":"{{Marker}}"}]"""), null);
        yield return ("broken.json", Utf8($$"""[{"a":"{{Marker}}", "b":{{Marker}}}]"""), ProblemCodes.JsonMalformed);
        yield return ("cut.json", Utf8($$"""[{"a":"{{Marker}}"},{"a":"{{Marker}}"""), ProblemCodes.JsonMalformed);
        yield return ("values.json", Utf8($"[\"{Marker}\", \"{Marker}\"]"), ProblemCodes.JsonMalformed);
        yield return ("line.ndjson", Utf8($$"""{"a":"{{Marker}}"}""" + $"\n{Marker}\n"), ProblemCodes.JsonMalformed);
        yield return ("gone.csv.gz", [0x1F, 0x8B, 8, 0, .. Utf8(Marker)], ProblemCodes.BadArchive);
        yield return ("two.zip", Zip(("a.csv", table), ("b.csv", table)), ProblemCodes.ArchiveManyFiles);
        yield return ("bomb.zip", Zip(("a.csv", new string('1', 3 << 20))), ProblemCodes.ArchiveBomb);
        yield return ("said.csv", Utf8(table), ProblemCodes.UnknownEncoding);
        yield return ("sidecar.csv", Utf8(table), ProblemCodes.SidecarMalformed);
    }

    private async Task<IReadOnlyList<Problem>> DropAsync(string name, byte[] bytes)
    {
        string path = _folder.Write(Path.Combine(name.Replace('.', '-'), name), bytes);
        string sidecar = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(name) + ".dataset.json");
        if (name == "said.csv")
        {
            await File.WriteAllTextAsync(sidecar, """{"encoding":"klingon"}""", TestContext.Current.CancellationToken);
        }
        else if (name == "sidecar.csv")
        {
            await File.WriteAllTextAsync(sidecar, $$"""{"context": {{Marker}}""", TestContext.Current.CancellationToken);
        }

        await using var services = Services();
        var token = TestContext.Current.CancellationToken;
        var outcome = await services.GetRequiredService<IngestFolder>().RunAsync(path, collection: null, progress: null, token);
        if (outcome.Refusal is { } refusal)
        {
            return [refusal];
        }

        return outcome.Files[0].Outcome is IngestOutcome.Refused refused
            ? refused.Problems
            : await services.GetRequiredService<DatasetProblems>().OfAsync(outcome.Snapshot!, outcome.Snapshot!.Members[0], token) ?? [];
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Heard(_heard)))
        .AddSingleton(new ReaderOptions { MostBytes = 3_500_000, MostRows = 500, MostColumns = 40, MostRecordBytes = 4096 })
        .AddDatasets(_folder.Path("home")).AddIngest().BuildServiceProvider();

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Utf8(text));
            }
        }

        return bytes.ToArray();
    }

    private sealed class Heard(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
            {
                lines.Add($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
