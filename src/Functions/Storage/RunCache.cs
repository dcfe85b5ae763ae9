using Tally.Datasets;

namespace Tally.Functions.Storage;

/// <summary>
/// The questions this process has seen last, as it saw them. What was read or written a moment ago counts as current: whoever
/// acts on it saves under its ETag, so being behind costs a step done again, never a step lost.
/// </summary>
internal sealed class RunCache(TimeProvider clock)
{
    private const int Most = 200;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock sync = new();
    private readonly Dictionary<string, LinkedListNode<Seen>> nodes = [];
    private readonly LinkedList<Seen> recent = new();

    public Versioned<StoredRun>? Latest(string questionId)
    {
        lock (sync)
            return nodes.GetValueOrDefault(questionId)?.Value.Stored;
    }

    public Versioned<StoredRun>? Current(string questionId)
    {
        lock (sync)
            return nodes.GetValueOrDefault(questionId)?.Value is { } seen && clock.GetElapsedTime(seen.At) < Moment ? seen.Stored : null;
    }

    public Versioned<StoredRun>? Get(string questionId, string etag) => Latest(questionId) is { } known && known.ETag == etag ? known : null;

    public Versioned<StoredRun> Keep(Versioned<StoredRun> stored)
    {
        lock (sync)
        {
            Remove(stored.Value.Run.Id);
            nodes[stored.Value.Run.Id] = recent.AddFirst(new Seen(stored, clock.GetTimestamp()));
            if (recent.Count > Most)
                Remove(recent.Last!.Value.Stored.Value.Run.Id);
        }

        return stored;
    }

    public void Forget(string questionId)
    {
        lock (sync)
            Remove(questionId);
    }

    private void Remove(string questionId)
    {
        if (nodes.Remove(questionId, out var node))
            recent.Remove(node);
    }

    private sealed record Seen(Versioned<StoredRun> Stored, long At);
}
