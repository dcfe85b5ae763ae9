using System.Collections.Concurrent;
using System.Text.Json;

namespace Tally.Questions;

/// <summary>
/// Reads what is kept beside runs. What is on its way in this process is remembered until it ends, or until another process
/// turns out to have gone on with it.
/// </summary>
internal sealed class MaterialReader(IRunStore runs)
{
    private readonly ConcurrentDictionary<string, RunMaterial> _known = new();

    public async Task<RunMaterial> OfAsync(QuestionRun run, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(run.Id, out var known) && known.Events == run.Events)
            return known;
        var material = new RunMaterial
        {
            Events = run.Events,
            Setup = await PayloadAsync<RunSetup>(run.Id, RunSetup.Payload, cancellationToken)
                ?? throw new InvalidDataException($"Question {run.Id} has lost its setup."),
            Thread = await PayloadAsync<RunThread>(run.Id, RunThread.Payload, cancellationToken) ?? new RunThread([]),
            Hosted = await PayloadAsync<RunHosted>(run.Id, RunHosted.Payload, cancellationToken),
        };
        foreach (var segment in await SegmentsAsync(run, cancellationToken))
            material.Keep(segment);

        foreach (var call in run.Calls)
        {
            if (await CallAsync(run, call, cancellationToken) is { } record)
                material.Calls[call.Index] = record;
        }

        return _known[run.Id] = material;
    }

    /// <summary>What each segment of a run brought, in order.</summary>
    public async Task<IReadOnlyList<SegmentRecord>> SegmentsAsync(QuestionRun run, CancellationToken cancellationToken)
    {
        var segments = new List<SegmentRecord>();
        for (int number = 0; number <= run.Segment.Number; number++)
        {
            if (await PayloadAsync<SegmentRecord>(run.Id, SegmentRecord.Payload(number), cancellationToken) is { } segment)
                segments.Add(segment);
        }

        return segments;
    }

    public Task<RunSetup?> SetupAsync(string questionId, CancellationToken cancellationToken) =>
        PayloadAsync<RunSetup>(questionId, RunSetup.Payload, cancellationToken);

    public Task<RunThread?> ThreadAsync(string questionId, CancellationToken cancellationToken) =>
        PayloadAsync<RunThread>(questionId, RunThread.Payload, cancellationToken);

    public Task<TurnRecord?> TurnAsync(string questionId, CancellationToken cancellationToken) =>
        PayloadAsync<TurnRecord>(questionId, TurnRecord.Payload, cancellationToken);

    public Task<RunHosted?> HostedAsync(string questionId, CancellationToken cancellationToken) =>
        PayloadAsync<RunHosted>(questionId, RunHosted.Payload, cancellationToken);

    /// <summary>Calls of a turn of several may have been put aside; nothing is asked of storage that cannot be there.</summary>
    public async Task<CallRecord?> CallAsync(QuestionRun run, RunCall call, CancellationToken cancellationToken) =>
        await PayloadAsync<CallRecord>(run.Id, call.Payload, cancellationToken)
        ?? (run.IsAlone(call) ? null : Read<CallRecord>(await runs.GetAsideAsync(run.Id, call.Payload, cancellationToken)));

    public void Forget(string questionId) => _known.TryRemove(questionId, out _);

    private async Task<T?> PayloadAsync<T>(string questionId, string name, CancellationToken cancellationToken)
        where T : class =>
        Read<T>(await runs.GetPayloadAsync(questionId, name, cancellationToken));

    private static T? Read<T>(byte[]? json)
        where T : class =>
        json is null ? null : JsonSerializer.Deserialize<T>(json, QuestionJson.Options);
}
