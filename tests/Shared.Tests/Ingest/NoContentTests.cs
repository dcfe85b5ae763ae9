using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

/// <summary>Whatever is dropped, no cell of it turns up in a log line, in the message of an exception, or in what is said of a file.</summary>
public sealed class NoContentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _heard = [];

    public NoContentTests() => AppDomain.CurrentDomain.FirstChanceException += Hear;

    [Fact]
    public async Task Good_files_and_refused_ones_of_every_kind_leave_no_cell_behind()
    {
        var told = new List<Problem>();
        foreach (var (name, bytes, refusal) in MarkedFiles.All())
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

    [Fact]
    public async Task Nor_do_a_folder_of_no_table_a_path_of_no_file_and_a_file_that_may_not_be_read()
    {
        string empty = Path.GetDirectoryName(_folder.Write(Path.Combine("empty", "notes.md"), MarkedFiles.Marker))!;
        string closed = _folder.Write(Path.Combine("closed", "closed.csv"), $"a,b\n1,{MarkedFiles.Marker}\n");
        await using var services = Services();
        var folders = services.GetRequiredService<IngestFolder>();

        Assert.Equal(ProblemCodes.EmptyFolder, (await folders.RunAsync(empty, null, null, TestContext.Current.CancellationToken)).Refusal?.Code);
        Assert.Equal(ProblemCodes.NotFound, (await folders.RunAsync(_folder.Path("gone.csv"), null, null, TestContext.Current.CancellationToken)).Refusal?.Code);
        if (!OperatingSystem.IsWindows() && !Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(closed, UnixFileMode.None);
            var outcome = await folders.RunAsync(closed, null, null, TestContext.Current.CancellationToken);
            Assert.Equal(ProblemCodes.NotReadable, Assert.IsType<IngestOutcome.Refused>(outcome.Files[0].Outcome).Problems[0].Code);
        }

        Assert.DoesNotContain(_heard, Holds);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nor_does_a_catalogue_that_others_keep_writing(bool datasets)
    {
        string path = _folder.Write(Path.Combine("busy", "busy.csv"), $"a,b\n1,{MarkedFiles.Marker}\n");
        await using var services = Services(inner => new BusyCatalogue(inner, datasets));

        var outcome = await services.GetRequiredService<IngestFolder>().RunAsync(path, null, null, TestContext.Current.CancellationToken);

        var refusal = datasets ? Assert.IsType<IngestOutcome.Refused>(outcome.Files[0].Outcome).Problems[0] : outcome.Refusal;
        Assert.Equal(ProblemCodes.Contended, refusal?.Code);
        Assert.Null(outcome.Snapshot);
        Assert.DoesNotContain(_heard, Holds);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Hear;
        _folder.Dispose();
    }

    private static bool Holds(string? text) => text?.Contains(MarkedFiles.Marker, StringComparison.OrdinalIgnoreCase) == true;

    private void Hear(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        lock (_heard)
        {
            _heard.Add(thrown.Exception.ToString());
        }
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
            await File.WriteAllTextAsync(sidecar, $$"""{"context": {{MarkedFiles.Marker}}""", TestContext.Current.CancellationToken);
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

    private ServiceProvider Services(Func<ICatalogue, ICatalogue>? around = null)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Heard(_heard)))
            .AddSingleton(new ReaderOptions { MostBytes = 3_500_000, MostRows = 500, MostColumns = 40, MostRecordBytes = 4096, MostCellBytes = 1024 });
        if (around is not null)
        {
            services.AddSingleton(around(new FileCatalogue(_folder.Path("home"))));
        }

        return services.AddDatasets(_folder.Path("home")).AddIngest().BuildServiceProvider();
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
