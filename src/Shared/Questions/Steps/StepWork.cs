using System.Text.Json.Nodes;

namespace Tally.Questions;

/// <summary>One step being carried out: the run as it is stored, what is beside it, and how to save.</summary>
internal sealed class StepWork(IRunStore runs, QuestionRun run, string? etag, RunMaterial material, StepMeter meter, QueueSignals signals, TimeProvider clock)
{
    public QuestionRun Run { get; private set; } = run;

    public RunMaterial Material { get; } = material;

    public StepMeter Meter { get; } = meter;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Saves in the middle of a step. Throws <see cref="StaleRunException"/> when the run has changed meanwhile.</summary>
    public async Task SaveAsync(QuestionRun changed, CancellationToken cancellationToken) =>
        await SaveAsync(new StepResult(changed), cancellationToken);

    public async Task SaveAsync(StepResult result, CancellationToken cancellationToken)
    {
        var events = result.Events
            .Select((one, index) => new RunEvent(result.Run.Events + 1 + index, Now, one.Kind, one.Data))
            .ToList();
        var saved = result.Run with { Events = result.Run.Events + events.Count };
        etag = await runs.TrySaveAsync(
            new RunSave(saved) { Payloads = result.Payloads, Events = events, IsLasting = result.IsLasting }, etag, cancellationToken)
            ?? throw new StaleRunException();
        Run = saved;
        Material.Events = saved.Events;
        if (events.Count > 0)
            signals.Ring(FollowEvents.Name(saved.Id));
    }
}

/// <summary>What a step leaves behind.</summary>
internal sealed record StepResult(QuestionRun Run)
{
    public IReadOnlyList<RunPayload> Payloads { get; init; } = [];

    public IReadOnlyList<(string Kind, JsonObject Data)> Events { get; init; } = [];

    public bool IsLasting { get; init; }
}

/// <summary>The stored run is no longer the one the step began with; the step's effects are not recorded.</summary>
internal sealed class StaleRunException : Exception;
