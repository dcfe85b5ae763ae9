using Tally.ModelEmulator.Conversations;
using Tally.ModelEmulator.Files;
using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator;

/// <summary>Every address the emulator answers, under both prefixes clients use.</summary>
internal static class EmulatorRoutes
{
    private static readonly string[] Prefixes = ["/openai/v1", "/v1"];

    public static void Map(WebApplication app, EmulatorState state)
    {
        ApiEdge edge = new(state);
        foreach (string prefix in Prefixes)
        {
            RouteGroupBuilder group = app.MapGroup(prefix);
            MapModels(group, edge, new ModelsEndpoints(state));
            ResponsesEndpoints responses = new(state);
            group.MapPost("/responses", edge.Handle(responses.CreateAsync));
            if (state.Options.Endpoint != EmulatedEndpoint.Stateless) MapStored(group, edge, responses);
            if (state.Options.Endpoint != EmulatedEndpoint.Stateless) MapFiles(group, edge, new FilesEndpoints(state));
            if (state.Options.Endpoint == EmulatedEndpoint.Full) MapConversations(group, edge, new ConversationsEndpoints(state));
        }

        app.MapFallback(edge.Handle(_ => Task.FromResult<ApiReply>(ApiErrors.UnknownRoute)));
    }

    private static void MapModels(RouteGroupBuilder group, ApiEdge edge, ModelsEndpoints models)
    {
        group.MapGet("/models", edge.Handle(models.ListAsync));
        group.MapGet("/models/{id}", edge.Handle(models.GetAsync));
    }

    private static void MapStored(RouteGroupBuilder group, ApiEdge edge, ResponsesEndpoints responses)
    {
        group.MapGet("/responses/{id}", edge.Handle(responses.GetAsync));
        group.MapDelete("/responses/{id}", edge.Handle(responses.DeleteAsync));
        group.MapPost("/responses/{id}/cancel", edge.Handle(responses.CancelAsync));
        group.MapGet("/responses/{id}/input_items", edge.Handle(responses.InputItemsAsync));
    }

    private static void MapFiles(RouteGroupBuilder group, ApiEdge edge, FilesEndpoints files)
    {
        group.MapPost("/files", edge.Handle(files.CreateAsync));
        group.MapGet("/files", edge.Handle(files.ListAsync));
        group.MapGet("/files/{id}", edge.Handle(files.GetAsync));
        group.MapDelete("/files/{id}", edge.Handle(files.DeleteAsync));
        group.MapGet("/files/{id}/content", edge.Handle(files.ContentAsync));
    }

    private static void MapConversations(RouteGroupBuilder group, ApiEdge edge, ConversationsEndpoints conversations)
    {
        group.MapPost("/conversations", edge.Handle(conversations.CreateAsync));
        group.MapGet("/conversations/{id}", edge.Handle(conversations.GetAsync));
        group.MapPost("/conversations/{id}", edge.Handle(conversations.UpdateAsync));
        group.MapDelete("/conversations/{id}", edge.Handle(conversations.DeleteAsync));
        group.MapPost("/conversations/{id}/items", edge.Handle(conversations.CreateItemsAsync));
        group.MapGet("/conversations/{id}/items", edge.Handle(conversations.ListItemsAsync));
        group.MapGet("/conversations/{id}/items/{item}", edge.Handle(conversations.GetItemAsync));
        group.MapDelete("/conversations/{id}/items/{item}", edge.Handle(conversations.DeleteItemAsync));
    }
}
