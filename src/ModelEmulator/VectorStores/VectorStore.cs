using System.Collections.Concurrent;
using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>A vector store: files cut into passages that can be searched.</summary>
internal sealed class VectorStore(string id, DateTimeOffset createdAt)
{
    public string Id => id;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public string Name { get; set; } = "";

    public JsonElement? Metadata { get; set; }

    public JsonElement? ExpiresAfter { get; set; }

    public DateTimeOffset LastActiveAt { get; set; } = createdAt;

    public ConcurrentDictionary<string, StoreFile> Files { get; } = new();

    public IReadOnlyList<StoreFile> Ordered => [.. Files.Values.OrderBy(file => file.CreatedAt).ThenBy(file => file.Id, StringComparer.Ordinal)];

    public DateTimeOffset? ExpiresAt => ExpiresAfter?.Integer("days") is { } days ? LastActiveAt.AddDays(days) : null;

    public bool IsExpired(DateTimeOffset now) => ExpiresAt <= now;

    public void Write(Utf8JsonWriter json, DateTimeOffset now)
    {
        IReadOnlyList<StoreFile> files = Ordered;
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", "vector_store");
        json.WriteNumber("created_at", CreatedAt.ToUnixTimeSeconds());
        json.WriteString("name", Name);
        json.WriteNumber("usage_bytes", files.Sum(file => file.UsageAt(now)));
        FileCounts.Write(json, files, now);
        json.WriteString("status", IsExpired(now) ? "expired" : files.Any(file => file.StatusAt(now) == "in_progress") ? "in_progress" : "completed");
        if (ExpiresAfter is { } after) json.WriteMember("expires_after", after);
        if (ExpiresAt is { } at) json.WriteNumber("expires_at", at.ToUnixTimeSeconds());
        else json.WriteNull("expires_at");
        json.WriteNumber("last_active_at", LastActiveAt.ToUnixTimeSeconds());
        json.WritePropertyName("metadata");
        if (Metadata is { } pairs) pairs.WriteTo(json);
        else json.WriteRawValue("{}"u8);
        json.WriteEndObject();
    }
}

/// <summary>How many files are in which state.</summary>
internal static class FileCounts
{
    private static readonly string[] States = ["in_progress", "completed", "failed", "cancelled"];

    public static void Write(Utf8JsonWriter json, IReadOnlyList<StoreFile> files, DateTimeOffset now)
    {
        json.WriteStartObject("file_counts");
        foreach (string state in States) json.WriteNumber(state, files.Count(file => file.StatusAt(now) == state));
        json.WriteNumber("total", files.Count);
        json.WriteEndObject();
    }
}
