using System.ClientModel;
using System.Globalization;

namespace Tally.Model;

/// <summary>Renders what files, stores and containers are made from.</summary>
internal static class FileRequestWriter
{
    /// <summary>The multipart body of an upload, and its content type.</summary>
    public static (BinaryContent Body, string ContentType) Upload(string name, BinaryData content, TimeSpan? expiresAfter)
    {
        // Azure knows no other purpose for files that hosted tools read.
        MultipartFormDataContent form = new() { { new StringContent("assistants"), "purpose" } };
        if (expiresAfter is { } life)
        {
            form.Add(new StringContent("created_at"), "expires_after[anchor]");
            form.Add(new StringContent(((long)life.TotalSeconds).ToString(CultureInfo.InvariantCulture)), "expires_after[seconds]");
        }

        ByteArrayContent file = new(content.ToArray());
        file.Headers.ContentType = new("application/octet-stream");
        form.Add(file, "file", name);
        using MemoryStream body = new();
        form.CopyTo(body, null, CancellationToken.None);
        return (BinaryContent.Create(BinaryData.FromBytes(body.ToArray())), form.Headers.ContentType!.ToString());
    }

    public static BinaryContent Store(StoreRequest request) => RequestWriter.Object(json =>
    {
        json.WriteString("name", request.Name);
        json.WriteStartObject("expires_after");
        json.WriteString("anchor", "last_active_at");
        json.WriteNumber("days", request.ExpiresAfterDays);
        json.WriteEndObject();
        WriteFiles(json, request.FileIds, request);
    });

    public static BinaryContent Batch(IReadOnlyList<string> fileIds, StoreRequest chunking) =>
        RequestWriter.Object(json => WriteFiles(json, fileIds, chunking));

    public static BinaryContent Container(string name, IReadOnlyList<string> fileIds, string? memoryLimit) => RequestWriter.Object(json =>
    {
        json.WriteString("name", name);
        HostedToolWriter.WriteStrings(json, "file_ids", fileIds);
        if (memoryLimit is not null) json.WriteString("memory_limit", memoryLimit);
    });

    private static void WriteFiles(System.Text.Json.Utf8JsonWriter json, IReadOnlyList<string> fileIds, StoreRequest chunking)
    {
        HostedToolWriter.WriteStrings(json, "file_ids", fileIds);
        if (chunking is { ChunkTokens: null, ChunkOverlap: null }) return;
        int tokens = chunking.ChunkTokens ?? 800;
        json.WriteStartObject("chunking_strategy");
        json.WriteString("type", "static");
        json.WriteStartObject("static");
        json.WriteNumber("max_chunk_size_tokens", tokens);
        json.WriteNumber("chunk_overlap_tokens", chunking.ChunkOverlap ?? tokens / 2);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
