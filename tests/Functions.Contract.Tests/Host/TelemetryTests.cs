using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tally.Functions.Contract.Tests.Support;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Telemetry;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>What the app tells of itself while a question is answered: one trace, the counts, and nothing that anybody asked or any file holds.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class TelemetryTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_one_trace_and_is_counted_and_nothing_of_it_is_said()
    {
        var activities = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TallyTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var counts = new ConcurrentDictionary<string, double>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, on) => { if (instrument.Meter.Name == TallyTelemetry.Name) on.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => counts.AddOrUpdate(instrument.Name, value, (_, before) => before + value));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => counts.AddOrUpdate(instrument.Name, value, (_, before) => before + value));
        meters.Start();
        var logged = new Logged();

        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri, ("TALLY_PRICE_INPUT", "0.25"), ("TALLY_PRICE_OUTPUT", "2"));
        app.Get<ILoggerFactory>().AddProvider(logged);
        await FunctionCalls.DropUnilAsync(app);
        var (status, asked) = await FunctionCalls.AskAsync(app, new InProcessDurableClient(app.Services), "Combien d'étudiants en FTSR en 2020 ?", "?wait=60s");

        Assert.Equal(200, status);
        string id = asked.GetProperty("id").GetString()!;
        var steps = activities.Where(activity => id.Equals(activity.GetTagItem("tally.question"))).ToList();
        Assert.Contains(steps, step => step.OperationName == "CheckDraft");
        Assert.Single(steps.Select(step => step.TraceId).Distinct());
        Assert.Contains(activities, activity => activity.OperationName == "ask" && activity.TraceId == steps[0].TraceId);
        foreach (string name in new[] { "tally.questions", "tally.question.duration", "tally.tokens", "tally.cost", "tally.gate.verdicts", "tally.ingest.files", "tally.ingest.rows" })
            Assert.True(counts.GetValueOrDefault(name) > 0, name);

        string said = string.Join('\n', logged.Lines.Concat(activities.SelectMany(activity => activity.TagObjects).Select(tag => $"{tag.Key}={tag.Value}")));
        Assert.Contains("Published unil/HEC", said, StringComparison.Ordinal);
        foreach (string secret in new[] { "Combien", "FTSR en 2020", "SELECT", "3306", "faculte", asked.GetProperty("answer").GetProperty("text").GetString()! })
            Assert.DoesNotContain(secret, said, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Logged : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
