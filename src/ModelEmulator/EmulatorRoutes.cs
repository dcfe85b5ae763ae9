using Tally.ModelEmulator.Containers;
using Tally.ModelEmulator.Conversations;
using Tally.ModelEmulator.Files;
using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.VectorStores;
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
            if (state.Options.Endpoint != EmulatedEndpoint.Stateless)
            {
                MapFiles(group, edge, new FilesEndpoints(state));
                MapStores(group.MapGroup("/vector_stores"), edge, new VectorStoresEndpoints(state), new StoreFilesEndpoints(state));
                MapContainers(group.MapGroup("/containers"), edge, new ContainersEndpoints(state));
            }

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

    private static void MapStores(RouteGroupBuilder group, ApiEdge edge, VectorStoresEndpoints stores, StoreFilesEndpoints files)
    {
        group.MapPost("", edge.Handle(stores.CreateAsync));
        group.MapGet("", edge.Handle(stores.ListAsync));
        group.MapGet("/{id}", edge.Handle(stores.GetAsync));
        group.MapPost("/{id}", edge.Handle(stores.UpdateAsync));
        group.MapDelete("/{id}", edge.Handle(stores.DeleteAsync));
        group.MapPost("/{id}/search", edge.Handle(stores.SearchAsync));
        group.MapPost("/{id}/files", edge.Handle(files.AddAsync));
        group.MapGet("/{id}/files", edge.Handle(files.ListAsync));
        group.MapGet("/{id}/files/{file}", edge.Handle(files.GetAsync));
        group.MapPost("/{id}/files/{file}", edge.Handle(files.UpdateAsync));
        group.MapDelete("/{id}/files/{file}", edge.Handle(files.DeleteAsync));
        group.MapGet("/{id}/files/{file}/content", edge.Handle(files.ContentAsync));
        group.MapPost("/{id}/file_batches", edge.Handle(files.AddBatchAsync));
        group.MapGet("/{id}/file_batches/{batch}", edge.Handle(files.GetBatchAsync));
        group.MapPost("/{id}/file_batches/{batch}/cancel", edge.Handle(files.CancelBatchAsync));
        group.MapGet("/{id}/file_batches/{batch}/files", edge.Handle(files.ListBatchAsync));
    }

    private static void MapContainers(RouteGroupBuilder group, ApiEdge edge, ContainersEndpoints containers)
    {
        group.MapPost("", edge.Handle(containers.CreateAsync));
        group.MapGet("", edge.Handle(containers.ListAsync));
        group.MapGet("/{id}", edge.Handle(containers.GetAsync));
        group.MapDelete("/{id}", edge.Handle(containers.DeleteAsync));
        group.MapPost("/{id}/files", edge.Handle(containers.AddFileAsync));
        group.MapGet("/{id}/files", edge.Handle(containers.ListFilesAsync));
        group.MapGet("/{id}/files/{file}", edge.Handle(containers.GetFileAsync));
        group.MapDelete("/{id}/files/{file}", edge.Handle(containers.DeleteFileAsync));
        group.MapGet("/{id}/files/{file}/content", edge.Handle(containers.ContentAsync));
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
