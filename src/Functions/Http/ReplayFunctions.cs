using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Tally.Http;

namespace Tally.Functions.Http;

/// <summary>Answers recomputed without a model, over HTTP.</summary>
public sealed class ReplayFunctions(Api api, ReplayRoutes replays)
{
    [Function("ReplayQuestion")]
    public Task<IResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "questions/{id}/replay")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => replays.ReplayAsync(request, id, token), cancellationToken);

    [Function("ChangedAnswers")]
    public Task<IResult> ChangedAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "answers/changed")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => replays.ChangedAsync(request, token), cancellationToken);
}
