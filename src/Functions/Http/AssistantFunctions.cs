using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Tally.Http;

namespace Tally.Functions.Http;

/// <summary>Assistants over HTTP.</summary>
public sealed class AssistantFunctions(Api api, AssistantRoutes assistants)
{
    [Function("ListAssistants")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "assistants")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => assistants.ListAsync(request, token), cancellationToken);

    [Function("GetAssistant")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "assistants/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => assistants.GetAsync(request, name, token), cancellationToken);

    [Function("PutAssistant")]
    public Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "assistants/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => assistants.PutAsync(request, name, token), cancellationToken);

    [Function("DeleteAssistant")]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "assistants/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => assistants.DeleteAsync(request, name, token), cancellationToken);

    [Function("RenameAssistant")]
    public Task<IResult> RenameAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "assistants/{name}/rename")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => assistants.RenameAsync(request, name, token), cancellationToken);
}
