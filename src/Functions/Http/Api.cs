using Microsoft.AspNetCore.Http;
using Tally.Http;

namespace Tally.Functions.Http;

/// <summary>
/// Runs a shared handler behind the API's one edge, as the local server does: what nobody expected becomes a problem with an
/// id. It ends when the caller hangs up or the host stops.
/// </summary>
public sealed class Api(ApiEdge edge)
{
    public async Task<IResult> RunAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> handler, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(handler);
        var context = request.HttpContext;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.RequestAborted);
        await edge.InvokeAsync(context, async response => await (await handler(ended.Token)).ExecuteAsync(response));
        return Results.Empty;
    }
}
