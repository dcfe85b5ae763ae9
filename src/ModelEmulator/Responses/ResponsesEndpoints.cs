using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Tally.ModelEmulator.Faults;
using Tally.ModelEmulator.Hosted;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Streaming;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>/responses</summary>
internal sealed class ResponsesEndpoints(EmulatorState state)
{
    private readonly ResponseRunner _runner = new(state);

    public async Task<ApiReply> CreateAsync(ApiCall call)
    {
        (JsonElement body, ApiError? error) = await call.ReadObjectAsync();
        if ((error ?? RequestRules.Check(body, state.Options) ?? HostedRules.Check(body, state)) is { } refusal) return refusal;
        ResponseRequest request = new(body);
        if (RequestFaults.Refusal(call.Faults, request) is { } fault) return fault;
        (ResolvedContext? context, error) = ContextResolver.Resolve(state, request);
        if (error is not null) return error;
        StoredResponse response = New(request, context!, call.Faults);
        if (context!.Conversation is { } conversation && !conversation.TryHold(response.Id))
        {
            response.Dispose();
            return ApiErrors.ConversationLocked;
        }

        Keep(response);
        return await StartAsync(response, call);
    }

    public Task<ApiReply> GetAsync(ApiCall call)
    {
        if (Find(call) is not { } response) return Task.FromResult<ApiReply>(ApiErrors.NoSuchResponse(call.Route("id")));
        if (call.Query("stream") is not ("true" or "True")) return Task.FromResult(Shown(response));
        if (response.Events is not { } events || !response.Request.Background) return Task.FromResult<ApiReply>(ApiErrors.NotStreamed);
        int after = -1;
        return Task.FromResult<ApiReply>(
            call.Query("starting_after") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out after)
                ? ApiErrors.WrongType("starting_after", "an integer", "a string")
                : new ApiReply.Events(events.ReadAsync(after, call.Aborted)));
    }

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
        return Task.FromResult(Deleted.Reply(id, "response"));
    }

    public Task<ApiReply> InputItemsAsync(ApiCall call) => Task.FromResult(
        Find(call) is { } response
            ? ListWriter.Page(call, [.. response.Context, .. response.Input], item => item.Id, (json, item) => item.Write(json))
            : ApiErrors.NoSuchResponse(call.Route("id")));

    private static ApiReply Shown(StoredResponse response) => new ApiReply.Json(json => ResponseWriter.Write(json, response));

    /// <summary>The reply as it is now, whatever happens before it is written.</summary>
    private static ApiReply Snapshot(StoredResponse response)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter json = new(buffer, ItemWriter.Options)) ResponseWriter.Write(json, response);
        return new ApiReply.Bytes(200, "application/json", buffer.WrittenMemory);
    }

    private StoredResponse? Find(ApiCall call) => state.FindResponse(call.Route("id"));

    private StoredResponse New(ResponseRequest request, ResolvedContext context, FaultSet faults) => new(state.Shutdown)
    {
        Id = state.Ids.Next("resp_"),
        Request = request,
        Context = context.Before,
        Input = context.Input,
        Conversation = context.Conversation,
        CreatedAt = state.Now,
        ReadableFrom = state.Now + TimeSpan.FromMilliseconds(faults.Number(FaultCatalogue.StaleRead, 2000) ?? 0),
        Events = request.Stream ? new EventLog() : null,
        Faults = faults,
    };

    private void Keep(StoredResponse response)
    {
        bool stored = response.Request.Store && state.Options.Endpoint != EmulatedEndpoint.Stateless;
        if (stored && !response.Faults.Has(FaultCatalogue.Lost)) state.Responses[response.Id] = response;
        if (response.Conversation is { } conversation && response.Faults.Has(FaultCatalogue.ConversationLost))
        {
            state.Conversations.TryRemove(conversation.Id, out _);
        }

        state.Remember(response.Input);
        state.Log.Created(response);
        ResponseStreamer.Announce(response, "response.created");
        if (response.Request.Background) ResponseStreamer.Announce(response, "response.queued");
    }

    private async Task<ApiReply> StartAsync(StoredResponse response, ApiCall call)
    {
        ApiReply now = response.Events is { } events ? new ApiReply.Events(events.ReadAsync(-1, call.Aborted)) : Snapshot(response);
        if (response.Request.Background)
        {
            _ = Task.Run(() => _runner.RunAsync(response), CancellationToken.None);
            return now;
        }

        // A synchronous response is cancelled by hanging up.
        CancellationTokenRegistration gone = call.Aborted.Register(response.Stop);
        Task run = Task.Run(() => _runner.RunAsync(response), CancellationToken.None);
        if (response.Events is not null) return now;
        await run;
        await gone.DisposeAsync();
        return Shown(response);
    }
}
