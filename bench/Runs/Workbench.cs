using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Ledger;
using Tally.Model;
using Tally.Queries;
using Tally.Questions;
using Tally.Tools;

namespace Tally.Bench.Runs;

/// <summary>Tally as a host puts it together, speaking to an emulator.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Workbench(string home, Uri model, RunLimits? limits = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton(limits ?? new RunLimits());
        services.AddSingleton(PollSchedule.Loopback);
        services.AddModel(options => (options.Endpoint, options.ApiKey, options.Model, options.FirstRetryDelay) =
            (model, "none", "tally-analyst", TimeSpan.FromMilliseconds(5)));
        services.AddDatasets(home).AddIngest().AddQueries().AddLedger().AddTools().AddAssistants().AddQuestions().AddLocalQuestions(home);
        _services = services.BuildServiceProvider();
    }

    public LocalDriver Driver => _services.GetRequiredService<LocalDriver>();

    public IRunStore Runs => _services.GetRequiredService<IRunStore>();

    public async Task IngestAsync(string data)
    {
        var outcome = await _services.GetRequiredService<IngestFolder>().RunAsync(data, null, null, CancellationToken.None);
        if (outcome.Snapshot is null)
            throw new InvalidOperationException($"Nothing could be read from {data}.");
    }

    public async Task<string> AskAsync(string question, string? key = null)
    {
        while (true)
        {
            switch (await _services.GetRequiredService<AskQuestion>().RunAsync(
                new AskInput { Question = question, IdempotencyKey = key }, Driver, CancellationToken.None))
            {
                case AskOutcome.Accepted accepted:
                    return accepted.QuestionId;
                case AskOutcome.Busy(var wait):
                    await Task.Delay(wait);
                    break;
                case AskOutcome.Refused(_, var message):
                    throw new InvalidOperationException(message);
            }
        }
    }

    public async Task<AnswerDocument> AnswerAsync(string question, string? key = null) =>
        await Driver.RunAsync(await AskAsync(question, key), CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
