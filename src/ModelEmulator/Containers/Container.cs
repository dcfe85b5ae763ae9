using System.Collections.Concurrent;
using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Containers;

/// <summary>A code interpreter's container. It dies when it has not been used for a while and cannot be revived.</summary>
internal sealed class Container(string id, string name, DateTimeOffset createdAt, long minutes, string memory)
{
    public string Id => id;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset LastActiveAt { get; set; } = createdAt;

    public ConcurrentDictionary<string, ContainerFile> Files { get; } = new();

    public IReadOnlyList<ContainerFile> Ordered => [.. Files.Values.OrderBy(file => file.CreatedAt).ThenBy(file => file.Id, StringComparer.Ordinal)];

    public bool IsExpired(DateTimeOffset now) => LastActiveAt.AddMinutes(minutes) <= now;

    public void Write(Utf8JsonWriter json, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("object", "container");
        json.WriteString("name", name);
        json.WriteNumber("created_at", CreatedAt.ToUnixTimeSeconds());
        json.WriteString("status", IsExpired(now) ? "expired" : "running");
        json.WriteNumber("last_active_at", LastActiveAt.ToUnixTimeSeconds());
        json.WriteStartObject("expires_after");
        json.WriteString("anchor", "last_active_at");
        json.WriteNumber("minutes", minutes);
        json.WriteEndObject();
        json.WriteString("memory_limit", memory);
        json.WriteEndObject();
    }
}

/// <summary>A file in a container.</summary>
internal sealed record ContainerFile(string Id, string ContainerId, string Name, ReadOnlyMemory<byte> Content, string Source, DateTimeOffset CreatedAt)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("object", "container.file");
        json.WriteString("container_id", ContainerId);
        json.WriteNumber("created_at", CreatedAt.ToUnixTimeSeconds());
        json.WriteNumber("bytes", Content.Length);
        json.WriteString("path", $"/mnt/data/{Name}");
        json.WriteString("source", Source);
        json.WriteEndObject();
    }
}
