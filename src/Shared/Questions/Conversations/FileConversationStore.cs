using System.Collections.Concurrent;
using System.Text.Json;
using Tally.Datasets;

namespace Tally.Questions;

/// <summary>One JSON file a conversation; the tag is the count of its changes, kept in the file. One process owns the folder.</summary>
public sealed class FileConversationStore(string folder) : IConversationStore
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _writing = new();

    private sealed record Stored(long Version, Conversation Conversation);

    public async Task<Versioned<Conversation>?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        await ReadAsync(conversationId, cancellationToken) is { } stored
            ? new Versioned<Conversation>(stored.Conversation, Tag(stored.Version))
            : null;

    public async Task<bool> TryPutAsync(Conversation conversation, string? expectedETag, CancellationToken cancellationToken)
    {
        var gate = _writing.GetOrAdd(conversation.Id, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            var stored = await ReadAsync(conversation.Id, cancellationToken);
            if ((stored is null ? null : Tag(stored.Version)) != expectedETag)
                return false;
            Directory.CreateDirectory(folder);
            var next = new Stored((stored?.Version ?? 0) + 1, conversation);
            AtomicFile.Write(PathOf(conversation.Id), JsonSerializer.SerializeToUtf8Bytes(next, QuestionJson.Options), lasting: false);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    public Task DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        if (StoredName.IsSafe(conversationId) && File.Exists(PathOf(conversationId)))
            File.Delete(PathOf(conversationId));
        _writing.TryRemove(conversationId, out _);
        return Task.CompletedTask;
    }

    private async Task<Stored?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (!StoredName.IsSafe(id) || !File.Exists(PathOf(id)))
            return null;
        byte[] bytes = await File.ReadAllBytesAsync(PathOf(id), cancellationToken);
        return JsonSerializer.Deserialize<Stored>(bytes, QuestionJson.Options);
    }

    private static string Tag(long version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string PathOf(string id) => Path.Combine(folder, id + ".json");
}
