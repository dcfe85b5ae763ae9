using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.Datasets;

namespace Tally.Questions;

/// <summary>
/// Keeps runs: one versioned snapshot a question, the payloads beside it, and its append-only event log. Every
/// implementation passes one conformance suite.
/// </summary>
public interface IRunStore
{
    Task<Versioned<QuestionRun>?> GetAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>
    /// Saves snapshot, payloads and events if the stored snapshot still has <paramref name="expectedETag"/> (null: if there is
    /// none yet); a reader sees all of the save or nothing of it. Returns the new tag, or null when another writer came first.
    /// </summary>
    Task<string?> TrySaveAsync(RunSave save, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a payload without touching the snapshot. Never used for a name that a save has brought already; <see cref="GetPayloadAsync"/>
    /// need not find it.
    /// </summary>
    Task PutAsideAsync(string questionId, RunPayload payload, CancellationToken cancellationToken);

    /// <summary>What was put aside under the name, or null.</summary>
    Task<byte[]?> GetAsideAsync(string questionId, string name, CancellationToken cancellationToken);

    /// <summary>The JSON as UTF-8 of a payload that came with a save, or null when there is none of that name.</summary>
    Task<byte[]?> GetPayloadAsync(string questionId, string name, CancellationToken cancellationToken);

    /// <summary>Events with a sequence greater than <paramref name="after"/>, in order.</summary>
    Task<IReadOnlyList<RunEvent>> EventsAsync(string questionId, long after, CancellationToken cancellationToken);

    /// <summary>Questions that have no outcome yet.</summary>
    IAsyncEnumerable<string> InFlightAsync(CancellationToken cancellationToken);

    /// <summary>Runs by the time they were accepted, newest first; pages do not shift while runs change.</summary>
    Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken);

    /// <summary>Forgets a question; one that is not there is no error.</summary>
    Task DeleteAsync(string questionId, CancellationToken cancellationToken);
}

/// <summary>What one step leaves behind, saved together.</summary>
public sealed record RunSave(QuestionRun Run)
{
    public IReadOnlyList<RunPayload> Payloads { get; init; } = [];

    public IReadOnlyList<RunEvent> Events { get; init; } = [];

    /// <summary>Whether it must survive a power cut before the save returns: something was promised, paid for, or is the answer.</summary>
    public bool IsLasting { get; init; }
}

/// <summary>A JSON value kept beside a run. Names are ours: letters, digits and "-".</summary>
public sealed record RunPayload(string Name, byte[] Json)
{
    public static RunPayload Of<T>(string name, T value) => new(name, JsonSerializer.SerializeToUtf8Bytes(value, QuestionJson.Options));
}

/// <summary>One thing that happened in a run. Sequences count from 1 without a gap.</summary>
/// <param name="Kind">accepted, step, tool-call, tool-output, draft, gate, note, answer, failed, cancelled, expired.</param>
public sealed record RunEvent(long Sequence, DateTimeOffset At, string Kind, JsonObject Data);

/// <param name="Owner">Only this caller's; null for everybody's.</param>
/// <param name="After">The cursor of the page before; null for the first.</param>
public sealed record RunQuery(string? Owner, string? After, int Size)
{
    /// <summary>Whether a run is in the list; one that is unlisted shows only to the owner who is asked for by name.</summary>
    public bool Takes(QuestionRun run) => Owner is null ? !run.IsUnlisted : run.Owner == Owner;
}

/// <summary>A page of runs and the cursor of the next; null after the last.</summary>
public sealed record RunPage(IReadOnlyList<QuestionRun> Runs, string? Next);
