using System.Text.Json;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Conversations;

/// <summary>/conversations and their items</summary>
internal sealed class ConversationsEndpoints(EmulatorState state)
{
    private const int MostItems = 20;

    public async Task<ApiReply> CreateAsync(ApiCall call)
    {
        (JsonElement body, ApiError? error) = await ReadAsync(call, "metadata", "items");
        if (error is not null) return error;
        (List<Item> items, error) = ReadItems(body, required: false);
        if (error is not null) return error;
        Conversation conversation = new(state.Ids.Next("conv_"), state.Now, body.Member("metadata"));
        conversation.Add(items);
        state.Conversations[conversation.Id] = conversation;
        return Shown(conversation);
    }

    public Task<ApiReply> GetAsync(ApiCall call) => Task.FromResult(Find(call) is { } conversation ? Shown(conversation) : Missing(call));

    public async Task<ApiReply> UpdateAsync(ApiCall call)
    {
        if (Find(call) is not { } conversation) return Missing(call);
        (JsonElement body, ApiError? error) = await ReadAsync(call, "metadata");
        if (error is not null) return error;
        conversation.Metadata = body.Member("metadata");
        return Shown(conversation);
    }

    public Task<ApiReply> DeleteAsync(ApiCall call)
    {
        string id = call.Route("id");
        return Task.FromResult(state.Conversations.TryRemove(id, out _) ? Deleted.Reply(id, "conversation.deleted") : Missing(call));
    }

    public async Task<ApiReply> CreateItemsAsync(ApiCall call)
    {
        if (Find(call) is not { } conversation) return Missing(call);
        (JsonElement body, ApiError? error) = await ReadAsync(call, "items");
        if (error is not null) return error;
        (List<Item> items, error) = ReadItems(body, required: true);
        if (error is not null) return error;
        conversation.Add(items);
        return ListWriter.All(items, false, item => item.Id, (json, item) => item.Write(json));
    }

    public Task<ApiReply> ListItemsAsync(ApiCall call) => Task.FromResult(
        Find(call) is { } conversation
            ? ListWriter.Page(call, conversation.Items, item => item.Id, (json, item) => item.Write(json))
            : Missing(call));

    public Task<ApiReply> GetItemAsync(ApiCall call)
    {
        if (Find(call) is not { } conversation) return Task.FromResult(Missing(call));
        string id = call.Route("item");
        return Task.FromResult<ApiReply>(
            conversation.Items.FirstOrDefault(item => item.Id == id) is { } found ? new ApiReply.Json(found.Write) : ApiErrors.NoSuchItem(id));
    }

    public Task<ApiReply> DeleteItemAsync(ApiCall call)
    {
        if (Find(call) is not { } conversation) return Task.FromResult(Missing(call));
        string id = call.Route("item");
        return Task.FromResult(conversation.Remove(id) ? Shown(conversation) : ApiErrors.NoSuchItem(id));
    }

    private static ApiReply Shown(Conversation conversation) => new ApiReply.Json(conversation.Write);

    private static ApiReply Missing(ApiCall call) => ApiErrors.NoSuchConversation(call.Route("id"));

    private Conversation? Find(ApiCall call) => state.Conversations.GetValueOrDefault(call.Route("id"));

    private Task<(JsonElement Body, ApiError? Error)> ReadAsync(ApiCall call, params string[] known) => call.ReadKnownAsync(state.Options.Loose, known);

    private (List<Item> Items, ApiError? Error) ReadItems(JsonElement body, bool required)
    {
        List<Item> items = [];
        if (body.Member("items") is not { } given) return (items, required ? ApiErrors.Missing("items") : null);
        if (given.ValueKind != JsonValueKind.Array) return (items, ApiErrors.WrongType("items", "an array of objects", given.KindName()));
        if (given.GetArrayLength() > MostItems) return (items, ApiErrors.TooMany("items", MostItems, given.GetArrayLength()));
        ApiError? error = state.NewItemReader().Read(given, "items", items);
        if (error is null) state.Remember(items);
        return (items, error);
    }
}
