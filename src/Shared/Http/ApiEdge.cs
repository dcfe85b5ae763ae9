using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tally.Datasets;

namespace Tally.Http;

/// <summary>
/// The API's one catch-all: what nobody expected is logged under an id, and the caller is told the id and nothing else.
/// Statuses without a body get one. Who may see what is asked here, before any handler.
/// </summary>
public sealed class ApiEdge(IIdSource ids, Callers callers, ILogger<ApiEdge> logger)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        try
        {
            if (await callers.RefusalAsync(context, context.RequestAborted) is { } refusal)
                await refusal.ExecuteAsync(context);
            else
                await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await Problems.Of("malformed-request", refused.StatusCode, "The request cannot be read.", "Its framing, size or encoding is not acceptable.")
                .ExecuteAsync(context);
        }
        catch (IOException failure) when (DiskFull.Explains(failure) && !context.Response.HasStarted)
        {
            Log.DiskFull(logger);
            await Problems.FullDisk().ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            string id = ids.Next("err");
            Log.Unexpected(logger, id, failure);
            await Problems.Unexpected(id).ExecuteAsync(context);
        }

        if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentLength: null, ContentType: null })
        {
            await Problems.NoRoute(context.Response.StatusCode).ExecuteAsync(context);
        }
    }
}
