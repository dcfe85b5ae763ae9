using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Tally.Http;

namespace Tally.Functions.Http;

/// <summary>Sources over HTTP.</summary>
public sealed class SourceFunctions(Api api, SourceRoutes sources)
{
    [Function("ListSources")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "sources")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => sources.ListAsync(request, token), cancellationToken);

    [Function("GetSource")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "sources/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => sources.GetAsync(request, name, token), cancellationToken);

    [Function("PutSource")]
    public Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "sources/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => sources.PutAsync(request, name, token), cancellationToken);

    [Function("DeleteSource")]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "sources/{name}")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => sources.DeleteAsync(request, name, token), cancellationToken);

    [Function("RefreshSource")]
    public Task<IResult> RefreshAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "sources/{name}/refresh")] HttpRequest request, string name, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => sources.RefreshAsync(request, name, token), cancellationToken);
}
