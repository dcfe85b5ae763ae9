using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>A file of a vector store. It is in progress until a moment after it was added; then its passages can be found.</summary>
internal sealed class StoreFile(string id, string storeId, DateTimeOffset createdAt, DateTimeOffset readyAt, Indexed indexed)
{
    private bool _cancelled;

    public string Id => id;

    public DateTimeOffset CreatedAt => createdAt;

    public required string FileName { get; init; }

    public required Chunking Chunking { get; init; }

    public JsonElement? Attributes { get; set; }

    public IReadOnlyList<string> Passages => indexed.Passages;

    public string StatusAt(DateTimeOffset now) =>
        _cancelled ? "cancelled" : now < readyAt ? "in_progress" : indexed.Error is null ? "completed" : "failed";

    public long UsageAt(DateTimeOffset now) => StatusAt(now) == "completed" ? indexed.Passages.Sum(passage => (long)passage.Length) : 0;

    /// <summary>Stops a file that is still in progress.</summary>
    public void Cancel(DateTimeOffset now) => _cancelled |= now < readyAt;

    public void Write(Utf8JsonWriter json, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", "vector_store.file");
        json.WriteNumber("usage_bytes", UsageAt(now));
        json.WriteNumber("created_at", createdAt.ToUnixTimeSeconds());
        json.WriteString("vector_store_id", storeId);
        json.WriteString("status", StatusAt(now));
        if (StatusAt(now) == "failed")
        {
            json.WriteStartObject("last_error");
            json.WriteString("code", "unsupported_file");
            json.WriteString("message", indexed.Error);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("last_error");
        }

        json.WriteStartObject("chunking_strategy");
        json.WriteString("type", "static");
        json.WriteStartObject("static");
        json.WriteNumber("max_chunk_size_tokens", Chunking.MaxTokens);
        json.WriteNumber("chunk_overlap_tokens", Chunking.OverlapTokens);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WritePropertyName("attributes");
        if (Attributes is { } pairs) pairs.WriteTo(json);
        else json.WriteRawValue("{}"u8);
        json.WriteEndObject();
    }
}

/// <summary>A file's passages, or why it has none.</summary>
internal sealed record Indexed(IReadOnlyList<string> Passages, string? Error);
