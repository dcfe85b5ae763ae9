using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Shared.Tests.Questions;

/// <summary>Keeps runs in memory, through JSON as every store does.</summary>
internal sealed class MemoryRunStore : IRunStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _runs = [];
    private long _clock;

    /// <summary>Every snapshot ever saved, in order.</summary>
    public List<QuestionRun> Saves { get; } = [];

    private sealed class Kept
    {
        public long Version { get; set; }

        public long At { get; set; }

        public string? Json { get; set; }

        public Dictionary<string, byte[]> Payloads { get; } = [];

        public List<RunEvent> Events { get; } = [];

        public QuestionRun? Run => Json is null ? null : JsonSerializer.Deserialize<QuestionRun>(Json, QuestionJson.Options);
    }

    public Task<Versioned<QuestionRun>?> GetAsync(string questionId, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_runs.GetValueOrDefault(questionId) is { Run: { } run } kept ? new Versioned<QuestionRun>(run, Tag(kept)) : null);
    }

    public Task<string?> TrySaveAsync(RunSave save, string? expectedETag, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var kept = Of(save.Run.Id);
            if ((kept.Json is null ? null : Tag(kept)) != expectedETag)
                return Task.FromResult<string?>(null);
            (kept.Version, kept.At, kept.Json) = (kept.Version + 1, ++_clock, JsonSerializer.Serialize(save.Run, QuestionJson.Options));
            foreach (var payload in save.Payloads)
                kept.Payloads[payload.Name] = payload.Json;
            kept.Events.AddRange(save.Events);
            Saves.Add(save.Run);
            return Task.FromResult<string?>(Tag(kept));
        }
    }

    public Task PutAsideAsync(string questionId, RunPayload payload, CancellationToken cancellationToken)
    {
        lock (_lock)
            Of(questionId).Payloads["aside/" + payload.Name] = payload.Json;
        return Task.CompletedTask;
    }

    public Task<byte[]?> GetAsideAsync(string questionId, string name, CancellationToken cancellationToken) =>
        GetPayloadAsync(questionId, "aside/" + name, cancellationToken);

    public Task<byte[]?> GetPayloadAsync(string questionId, string name, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_runs.GetValueOrDefault(questionId)?.Payloads.GetValueOrDefault(name));
    }

    public Task<IReadOnlyList<RunEvent>> EventsAsync(string questionId, long after, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<RunEvent>>([.. _runs.GetValueOrDefault(questionId)?.Events.Where(one => one.Sequence > after) ?? []]);
    }

    public async IAsyncEnumerable<string> InFlightAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        List<string> ids;
        lock (_lock)
            ids = [.. _runs.Where(pair => pair.Value.Run is { IsEnded: false }).Select(pair => pair.Key)];
        foreach (string id in ids)
            yield return id;
    }

    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            long after = query.After is null ? long.MaxValue : long.Parse(query.After, CultureInfo.InvariantCulture);
            var page = _runs.Values.Where(kept => kept.At < after && kept.Run is { } run && query.Takes(run))
                .OrderByDescending(kept => kept.At).Take(query.Size).ToList();
            string? next = page.Count == query.Size ? page[^1].At.ToString(CultureInfo.InvariantCulture) : null;
            return Task.FromResult(new RunPage([.. page.Select(kept => kept.Run!)], next));
        }
    }

    public Task DeleteAsync(string questionId, CancellationToken cancellationToken)
    {
        lock (_lock)
            _runs.Remove(questionId);
        return Task.CompletedTask;
    }

    private Kept Of(string id) => _runs.TryGetValue(id, out var kept) ? kept : _runs[id] = new Kept();

    private static string Tag(Kept kept) => kept.Version.ToString(CultureInfo.InvariantCulture);
}
