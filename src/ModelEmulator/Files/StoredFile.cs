using System.Text.Json;

namespace Tally.ModelEmulator.Files;

/// <summary>An uploaded file.</summary>
internal sealed record StoredFile(string Id, string Name, string Purpose, ReadOnlyMemory<byte> Content, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("object", "file");
        json.WriteNumber("bytes", Content.Length);
        json.WriteNumber("created_at", CreatedAt.ToUnixTimeSeconds());
        if (ExpiresAt is { } at) json.WriteNumber("expires_at", at.ToUnixTimeSeconds());
        json.WriteString("filename", Name);
        json.WriteString("purpose", Purpose);
        json.WriteString("status", "processed");
        json.WriteEndObject();
    }
}
