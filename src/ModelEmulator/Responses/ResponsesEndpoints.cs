using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>/responses</summary>
internal sealed class ResponsesEndpoints(EmulatorState state)
{
    private readonly ResponseRunner _runner = new(state);

    public async Task<ApiReply> CreateAsync(ApiCall call)
    {
        (JsonElement body, ApiError? error) = await call.ReadObjectAsync();
        if ((error ?? RequestRules.Check(body, state.Options)) is { } refusal) return refusal;
        ResponseRequest request = new(body);
        (ResolvedContext? context, error) = ContextResolver.Resolve(state, request);
        if (error is not null) return error;
        StoredResponse response = Store(request, context!);
        if (context!.Conversation is { } conversation && !conversation.TryHold(response.Id))
        {
            response.Dispose();
            return ApiErrors.ConversationLocked;
        }

        if (request.Store && state.Options.Endpoint != EmulatedEndpoint.Stateless) state.Responses[response.Id] = response;
        state.Remember(response.Input);
        state.Log.Created(response);
        if (!request.Background)
        {
            await _runner.RunAsync(response);
            return new ApiReply.Json(json => ResponseWriter.Write(json, response));
        }

        ApiReply queued = Snapshot(response);
        _ = Task.Run(() => _runner.RunAsync(response), CancellationToken.None);
        return queued;
    }

    public Task<ApiReply> GetAsync(ApiCall call) => Task.FromResult(
        Find(call) is { } response ? Shown(response) : ApiErrors.NoSuchResponse(call.Route("id")));

    public Task<ApiReply> CancelAsync(ApiCall call)
    {
        if (Find(call) is not { } response) return Task.FromResult<ApiReply>(ApiErrors.NoSuchResponse(call.Route("id")));
        if (!response.Request.Background) return Task.FromResult<ApiReply>(ApiErrors.NotBackground);
        if (response.TryMove(now => now with { Status = "cancelled" })) response.Stop();
        return Task.FromResult(Shown(response));
    }

    public Task<ApiReply> DeleteAsync(ApiCall call)
    {
        string id = call.Route("id");
        if (!state.Responses.TryRemove(id, out StoredResponse? response)) return Task.FromResult<ApiReply>(ApiErrors.NoSuchResponse(id));
        response.Stop();
        return Task.FromResult<ApiReply>(ApiReply.Object(json =>
        {
            json.WriteString("id", id);
            json.WriteString("object", "response");
            json.WriteBoolean("deleted", true);
        }));
    }

    public Task<ApiReply> InputItemsAsync(ApiCall call) => Task.FromResult(
        Find(call) is { } response
            ? ListWriter.Page(call, [.. response.Context, .. response.Input], item => item.Id, (json, item) => item.Write(json))
            : ApiErrors.NoSuchResponse(call.Route("id")));

    private static ApiReply Shown(StoredResponse response) => new ApiReply.Json(json => ResponseWriter.Write(json, response));

    /// <summary>The reply as it is now, whatever happens before it is written.</summary>
    private static ApiReply Snapshot(StoredResponse response)
    {
        System.Buffers.ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter json = new(buffer, Items.ItemWriter.Options)) ResponseWriter.Write(json, response);
        return new ApiReply.Bytes(200, "application/json", buffer.WrittenMemory);
    }

    private StoredResponse? Find(ApiCall call) => state.Responses.GetValueOrDefault(call.Route("id"));

    private StoredResponse Store(ResponseRequest request, ResolvedContext context) => new(state.Shutdown)
    {
        Id = state.Ids.Next("resp_"),
        Request = request,
        Context = context.Before,
        Input = context.Input,
        Conversation = context.Conversation,
        CreatedAt = state.Now,
    };
}
