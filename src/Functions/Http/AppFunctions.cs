using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Tally.Http;

namespace Tally.Functions.Http;

/// <summary>The app itself over HTTP: whether it works, and its page. Neither shows any data.</summary>
public sealed class AppFunctions(Api api, HealthRoutes health, PageRoutes page)
{
    [Function("Health")]
    public Task<IResult> HealthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => health.GetAsync(request, token), cancellationToken);

    [Function("OpenApi")]
    public Task<IResult> DescribeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => HealthRoutes.DescribeAsync(request, token), cancellationToken);

    [Function("Page")]
    public Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "page/{file?}")] HttpRequest request, string? file, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => page.GetAsync(request, file, token), cancellationToken);
}
