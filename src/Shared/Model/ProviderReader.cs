using System.Text.Json;

namespace Tally.Model;

/// <summary>Reads files, stores and container files leniently; null for what is none.</summary>
internal static class ProviderReader
{
    public static ProviderFile? File(JsonElement body) => body.Text("id") is { } id
        ? new ProviderFile(
            id,
            body.Text("filename") ?? "",
            body.Whole("bytes"),
            body.Text("status") switch
            {
                "error" or "failed" => ProviderFileStatus.Failed,
                "pending" or "running" => ProviderFileStatus.Pending,
                // "uploaded" means that it is there, and services that dropped the field never set another.
                _ => ProviderFileStatus.Processed,
            },
            Time(body, "expires_at"),
            Time(body, "created_at"))
        : null;

    public static ProviderStore? Store(JsonElement body)
    {
        if (body.Text("id") is not { } id) return null;
        JsonElement counts = body.Member("file_counts") ?? default;
        return new ProviderStore(
            id, body.Text("status") == "expired", (int)counts.Whole("in_progress"), (int)counts.Whole("failed"), (int)counts.Whole("total"));
    }

    public static StoreFailure? Failure(JsonElement item) => item.Text("id") is { } id
        ? new StoreFailure(id, item.Member("last_error")?.Text("code") ?? "failed", item.Member("last_error")?.Text("message") ?? "")
        : null;

    public static ContainerFile? InContainer(JsonElement item, string containerId) => item.Text("id") is { } id
        ? new ContainerFile(id, item.Text("container_id") ?? containerId, item.Text("path") ?? id, item.Whole("bytes"), item.Text("source") != "user")
        : null;

    private static DateTimeOffset? Time(JsonElement body, string name) =>
        body.Whole(name) is > 0 and <= 253_402_300_799 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}

/// <summary>One page of a list, and where the next begins.</summary>
internal sealed record JsonPage(IReadOnlyList<JsonElement> Items, string? Next)
{
    public static JsonPage? Read(JsonElement body)
    {
        JsonElement[] items = [.. body.Items("data")];
        bool more = body.Member("has_more") is { ValueKind: JsonValueKind.True };
        string? last = body.Text("last_id") ?? (items.Length > 0 ? items[^1].Text("id") : null);
        return body.Member("data") is null ? null : new JsonPage(items, more && items.Length > 0 ? last : null);
    }
}
