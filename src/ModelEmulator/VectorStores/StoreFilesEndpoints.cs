using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>/vector_stores/{id}/files and file_batches</summary>
internal sealed class StoreFilesEndpoints(EmulatorState state)
{
    private readonly StoreFileFactory _factory = new(state);

    public async Task<ApiReply> AddAsync(ApiCall call)
    {
        if (Store(call) is not { } store) return NoStore(call);
        (JsonElement body, ApiError? error) = await call.ReadKnownAsync(state.Options.Loose, "file_id", "attributes", "chunking_strategy");
        if (error is not null) return error;
        if (body.Text("file_id") is not { } id) return ApiErrors.Missing("file_id");
        (Chunking chunking, error) = Chunking.Read(body);
        if (error is not null) return error;
        (StoreFile? file, error) = _factory.Make(store, id, chunking, body.Member("attributes"));
        if (error is not null) return error;
        store.Files[id] = file!;
        store.LastActiveAt = state.Now;
        return Shown(file!);
    }

    public Task<ApiReply> ListAsync(ApiCall call) => Task.FromResult(
        Store(call) is { } store ? Page(call, store.Ordered) : NoStore(call));

    public Task<ApiReply> GetAsync(ApiCall call) => Task.FromResult(Find(call) is { } file ? Shown(file) : NoFile(call));

    public async Task<ApiReply> UpdateAsync(ApiCall call)
    {
        if (Find(call) is not { } file) return NoFile(call);
        (JsonElement body, ApiError? error) = await call.ReadKnownAsync(state.Options.Loose, "attributes");
        if (error is not null) return error;
        file.Attributes = body.Member("attributes");
        return Shown(file);
    }

    public Task<ApiReply> DeleteAsync(ApiCall call) => Task.FromResult(
        Store(call) is { } store && store.Files.TryRemove(call.Route("file"), out StoreFile? file)
            ? Deleted.Reply(file.Id, "vector_store.file.deleted")
            : NoFile(call));

    public Task<ApiReply> ContentAsync(ApiCall call) => Task.FromResult(Find(call) is { } file
        ? ApiReply.Object(json =>
        {
            json.WriteString("object", "vector_store.file_content.page");
            json.WriteStartArray("data");
            foreach (string passage in file.Passages)
            {
                json.WriteStartObject();
                json.WriteString("type", "text");
                json.WriteString("text", passage);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("has_more", false);
            json.WriteNull("next_page");
        })
        : NoFile(call));

    public async Task<ApiReply> AddBatchAsync(ApiCall call)
    {
        if (Store(call) is not { } store) return NoStore(call);
        (JsonElement body, ApiError? error) = await call.ReadKnownAsync(state.Options.Loose, "file_ids", "files", "attributes", "chunking_strategy");
        if (error is not null) return error;
        (List<StoreFile> files, error) = ReadBatch(store, body);
        if (error is not null) return error;
        foreach (StoreFile file in files) store.Files[file.Id] = file;
        FileBatch batch = new(state.Ids.Next("vsfb_", 32), store.Id, state.Now, files);
        state.FileBatches[batch.Id] = batch;
        return Shown(batch);
    }

    public Task<ApiReply> GetBatchAsync(ApiCall call) => Task.FromResult(Batch(call) is { } batch ? Shown(batch) : NoBatch(call));

    public Task<ApiReply> CancelBatchAsync(ApiCall call)
    {
        if (Batch(call) is not { } batch) return Task.FromResult(NoBatch(call));
        foreach (StoreFile file in batch.Files) file.Cancel(state.Now);
        return Task.FromResult<ApiReply>(Shown(batch));
    }

    public Task<ApiReply> ListBatchAsync(ApiCall call) => Task.FromResult(Batch(call) is { } batch ? Page(call, batch.Files) : NoBatch(call));

    private static ApiReply NoStore(ApiCall call) => ApiErrors.NoSuchVectorStore(call.Route("id"));

    private static ApiReply NoFile(ApiCall call) => ApiErrors.NoSuchFile(call.Route("file"));

    private static ApiReply NoBatch(ApiCall call) => ApiErrors.NoSuchBatch(call.Route("batch"));

    private (List<StoreFile> Files, ApiError? Error) ReadBatch(VectorStore store, JsonElement body)
    {
        (Chunking chunking, ApiError? error) = Chunking.Read(body);
        if (error is not null) return ([], error);
        if (body.Member("file_ids") is { ValueKind: JsonValueKind.Array } ids) return _factory.MakeAll(store, ids, chunking, body.Member("attributes"));
        if (body.Member("files") is not { ValueKind: JsonValueKind.Array } given) return ([], ApiErrors.Missing("file_ids"));
        List<StoreFile> files = [];
        foreach (JsonElement one in given.EnumerateArray())
        {
            (Chunking own, error) = Chunking.Read(one);
            if (error is not null) return ([], error);
            (StoreFile? file, error) = _factory.Make(store, one.Text("file_id") ?? "", own, one.Member("attributes"));
            if (error is not null) return ([], error);
            files.Add(file!);
        }

        return (files, null);
    }

    private ApiReply Page(ApiCall call, IReadOnlyList<StoreFile> files) => ListWriter.Page(
        call, [.. files.Where(file => (call.Query("filter") ?? file.StatusAt(state.Now)) == file.StatusAt(state.Now))],
        file => file.Id, (json, file) => file.Write(json, state.Now));

    private VectorStore? Store(ApiCall call) => state.VectorStores.GetValueOrDefault(call.Route("id"));

    private StoreFile? Find(ApiCall call) => Store(call)?.Files.GetValueOrDefault(call.Route("file"));

    private FileBatch? Batch(ApiCall call) => state.FileBatches.GetValueOrDefault(call.Route("batch"));

    private ApiReply.Json Shown(StoreFile file) => new(json => file.Write(json, state.Now));

    private ApiReply.Json Shown(FileBatch batch) => new(json => batch.Write(json, state.Now));
}

/// <summary>Files that were added together.</summary>
internal sealed record FileBatch(string Id, string StoreId, DateTimeOffset CreatedAt, IReadOnlyList<StoreFile> Files)
{
    public void Write(Utf8JsonWriter json, DateTimeOffset now)
    {
        string[] states = [.. Files.Select(file => file.StatusAt(now))];
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("object", "vector_store.files_batch");
        json.WriteNumber("created_at", CreatedAt.ToUnixTimeSeconds());
        json.WriteString("vector_store_id", StoreId);
        json.WriteString("status", states.Contains("in_progress") ? "in_progress" : states.Contains("cancelled") ? "cancelled" : "completed");
        FileCounts.Write(json, Files, now);
        json.WriteEndObject();
    }
}
