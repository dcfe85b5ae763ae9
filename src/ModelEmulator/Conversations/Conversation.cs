using System.Text.Json;
using Tally.ModelEmulator.Items;

namespace Tally.ModelEmulator.Conversations;

/// <summary>A conversation: its items, oldest first, and the response that holds it.</summary>
internal sealed class Conversation(string id, DateTimeOffset createdAt, JsonElement? metadata)
{
    private readonly Lock _lock = new();
    private Item[] _items = [];
    private string? _holder;

    public string Id => id;

    public IReadOnlyList<Item> Items => _items;

    public JsonElement? Metadata { get; set; } = metadata;

    public void Add(IEnumerable<Item> items)
    {
        lock (_lock) _items = [.. _items, .. items];
    }

    public bool Remove(string itemId)
    {
        lock (_lock)
        {
            int before = _items.Length;
            _items = [.. _items.Where(item => item.Id != itemId)];
            return _items.Length < before;
        }
    }

    /// <summary>A conversation serves one response at a time.</summary>
    public bool TryHold(string responseId)
    {
        lock (_lock)
        {
            if (_holder is not null) return false;
            _holder = responseId;
            return true;
        }
    }

    public void Release(string responseId)
    {
        lock (_lock)
        {
            if (_holder == responseId) _holder = null;
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", "conversation");
        json.WriteNumber("created_at", createdAt.ToUnixTimeSeconds());
        json.WritePropertyName("metadata");
        if (Metadata is { } pairs) pairs.WriteTo(json);
        else json.WriteRawValue("{}"u8);
        json.WriteEndObject();
    }
}
