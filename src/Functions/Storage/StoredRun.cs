using System.Security.Cryptography;
using System.Text.Json;
using Tally.Questions;

namespace Tally.Functions.Storage;

/// <summary>A question's blob: its snapshot, its events, and its payloads or where they are.</summary>
internal sealed record StoredRun
{
    public required QuestionRun Run { get; init; }

    public required IReadOnlyList<RunEvent> Events { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Payloads { get; init; }

    /// <summary>Payload names to the blobs that hold them.</summary>
    public required IReadOnlyDictionary<string, string> Blobs { get; init; }

    public static StoredRun Parse(BinaryData json) => json.ToObjectFromJson<StoredRun>(QuestionJson.Options)!;

    public static StoredRun After(StoredRun? before, RunSave save, IReadOnlyDictionary<string, string> large)
    {
        var payloads = new Dictionary<string, JsonElement>(before?.Payloads ?? new Dictionary<string, JsonElement>());
        var blobs = new Dictionary<string, string>(before?.Blobs ?? new Dictionary<string, string>());
        foreach (var payload in save.Payloads)
        {
            payloads.Remove(payload.Name);
            blobs.Remove(payload.Name);
            if (large.TryGetValue(payload.Name, out string? blob))
                blobs[payload.Name] = blob;
            else
                payloads[payload.Name] = JsonElement.Parse(payload.Json);
        }

        return new StoredRun { Run = save.Run, Events = [.. before?.Events ?? [], .. save.Events], Payloads = payloads, Blobs = blobs };
    }

    /// <summary>Named by content: a save that comes too late overwrites nothing that another names.</summary>
    public static string LargeName(string questionId, RunPayload payload) =>
        $"questions/{questionId}/{payload.Name}-{Convert.ToHexStringLower(SHA256.HashData(payload.Json))[..16]}.json";

    public StoredPayload? Find(string name) =>
        Payloads.TryGetValue(name, out var json) ? new StoredPayload(JsonSerializer.SerializeToUtf8Bytes(json, QuestionJson.Options), null)
        : Blobs.TryGetValue(name, out string? blob) ? new StoredPayload(null, blob)
        : null;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, QuestionJson.Options);
}

/// <summary>A payload's bytes, or the blob they are in.</summary>
internal sealed record StoredPayload(byte[]? Json, string? Blob);
