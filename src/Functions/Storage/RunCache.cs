using Tally.Datasets;

namespace Tally.Functions.Storage;

/// <summary>The questions this process has seen last, as it saw them: a step then writes without reading again.</summary>
internal sealed class RunCache
{
    private const int Most = 200;

    private readonly Lock sync = new();
    private readonly Dictionary<string, LinkedListNode<Versioned<StoredRun>>> nodes = [];
    private readonly LinkedList<Versioned<StoredRun>> recent = new();

    public Versioned<StoredRun>? Latest(string questionId)
    {
        lock (sync)
            return nodes.GetValueOrDefault(questionId)?.Value;
    }

    public Versioned<StoredRun>? Get(string questionId, string etag) => Latest(questionId) is { } known && known.ETag == etag ? known : null;

    public Versioned<StoredRun> Keep(Versioned<StoredRun> stored)
    {
        lock (sync)
        {
            Remove(stored.Value.Run.Id);
            nodes[stored.Value.Run.Id] = recent.AddFirst(stored);
            if (recent.Count > Most)
                Remove(recent.Last!.Value.Value.Run.Id);
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
}
