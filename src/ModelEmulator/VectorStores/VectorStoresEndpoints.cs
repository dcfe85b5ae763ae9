using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>/vector_stores</summary>
internal sealed class VectorStoresEndpoints(EmulatorState state)
{
    private readonly StoreFileFactory _factory = new(state);

    public async Task<ApiReply> CreateAsync(ApiCall call)
    {
        (JsonElement body, ApiError? error) = await ReadAsync(call, "name", "description", "file_ids", "expires_after", "chunking_strategy", "metadata");
        if (error is not null) return error;
        (Chunking chunking, error) = Chunking.Read(body);
        if (error is not null) return error;
        VectorStore store = new(state.Ids.Next("vs_", 32), state.Now);
        if (Change(store, body) is { } wrong) return wrong;
        if (body.Member("file_ids") is { ValueKind: JsonValueKind.Array } ids)
        {
            if (ids.GetArrayLength() > 500) return ApiErrors.TooMany("file_ids", 500, ids.GetArrayLength());
            (List<StoreFile> files, error) = _factory.MakeAll(store, ids, chunking, null);
            if (error is not null) return error;
            foreach (StoreFile file in files) store.Files[file.Id] = file;
        }

        state.VectorStores[store.Id] = store;
        return Shown(store);
    }

    public Task<ApiReply> ListAsync(ApiCall call) => Task.FromResult(ListWriter.Page(
        call, [.. state.VectorStores.Values.OrderBy(store => store.CreatedAt).ThenBy(store => store.Id, StringComparer.Ordinal)],
        store => store.Id, (json, store) => store.Write(json, state.Now)));

    public Task<ApiReply> GetAsync(ApiCall call) => Task.FromResult(Find(call) is { } store ? Shown(store) : Missing(call));

    public async Task<ApiReply> UpdateAsync(ApiCall call)
    {
        if (Find(call) is not { } store) return Missing(call);
        (JsonElement body, ApiError? error) = await ReadAsync(call, "name", "expires_after", "metadata");
        error ??= Change(store, body);
        return error ?? (ApiReply)Shown(store);
    }

    public Task<ApiReply> DeleteAsync(ApiCall call) => Task.FromResult(
        state.VectorStores.TryRemove(call.Route("id"), out VectorStore? store) ? Deleted.Reply(store.Id, "vector_store.deleted") : Missing(call));

    public async Task<ApiReply> SearchAsync(ApiCall call)
    {
        if (Find(call) is not { } store) return Missing(call);
        (JsonElement body, ApiError? error) = await ReadAsync(call, "query", "max_num_results", "filters", "ranking_options", "rewrite_query");
        if (error is not null) return error;
        if (store.IsExpired(state.Now)) return ApiErrors.Expired("Vector store", store.Id);
        string[] queries = body.Member("query") switch
        {
            { ValueKind: JsonValueKind.String } text => [text.GetString()!],
            { ValueKind: JsonValueKind.Array } texts => [.. texts.EnumerateArray().Select(text => text.ToString())],
            _ => [],
        };
        if (queries.Length == 0) return ApiErrors.Missing("query");
        long most = body.Integer("max_num_results") ?? 10;
        if (most is < 1 or > 50) return most < 1 ? ApiErrors.TooSmall("max_num_results", 1, most) : ApiErrors.TooLarge("max_num_results", 50, most);
        double threshold = body.Member("ranking_options")?.Member("score_threshold")?.GetDouble() ?? 0;
        store.LastActiveAt = state.Now;
        IReadOnlyList<Hit> hits = PassageSearch.Find(Ready(store), string.Join(' ', queries), (int)most, threshold, body.Member("filters"));
        return ApiReply.Object(json => WriteHits(json, queries, hits));
    }

    /// <summary>The files that can be searched now.</summary>
    public IEnumerable<StoreFile> Ready(VectorStore store) => store.Ordered.Where(file => file.StatusAt(state.Now) == "completed");

    private static ApiReply Missing(ApiCall call) => ApiErrors.NoSuchVectorStore(call.Route("id"));

    private static ApiError? Change(VectorStore store, JsonElement body)
    {
        if (body.Member("expires_after") is { } after)
        {
            if (after.Text("anchor") != "last_active_at") return ApiErrors.WrongValue("expires_after.anchor", after.Text("anchor") ?? "", "'last_active_at'");
            if (after.Integer("days") is not { } days) return ApiErrors.Missing("expires_after.days");
            if (days is < 1 or > 365) return days < 1 ? ApiErrors.TooSmall("expires_after.days", 1, days) : ApiErrors.TooLarge("expires_after.days", 365, days);
            store.ExpiresAfter = after;
        }

        store.Name = body.Text("name") ?? store.Name;
        store.Metadata = body.Member("metadata") ?? store.Metadata;
        return null;
    }

    private static void WriteHits(Utf8JsonWriter json, string[] queries, IReadOnlyList<Hit> hits)
    {
        json.WriteString("object", "vector_store.search_results.page");
        json.WriteStartArray("search_query");
        foreach (string query in queries) json.WriteStringValue(query);
        json.WriteEndArray();
        json.WriteStartArray("data");
        foreach (Hit hit in hits)
        {
            json.WriteStartObject();
            json.WriteString("file_id", hit.File.Id);
            json.WriteString("filename", hit.File.FileName);
            json.WriteNumber("score", hit.Score);
            hit.WriteAttributes(json);
            json.WriteStartArray("content");
            json.WriteStartObject();
            json.WriteString("type", "text");
            json.WriteString("text", hit.Text);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("has_more", false);
        json.WriteNull("next_page");
    }

    private VectorStore? Find(ApiCall call) => state.VectorStores.GetValueOrDefault(call.Route("id"));

    private ApiReply.Json Shown(VectorStore store) => new(json => store.Write(json, state.Now));

    private Task<(JsonElement Body, ApiError? Error)> ReadAsync(ApiCall call, params string[] known) => call.ReadKnownAsync(state.Options.Loose, known);
}
