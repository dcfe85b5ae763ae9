using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tally.Questions;

namespace Tally.Http;

/// <summary>A question's events as server-sent events, resumable by <c>Last-Event-ID</c>.</summary>
public sealed class EventRoutes(ShowQuestion show, FollowEvents follow)
{
    public async Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await show.RunAsync(id, cancellationToken) is null)
        {
            return Problems.UnknownQuestion(id);
        }

        long after = 0;
        string last = request.Headers["Last-Event-ID"].ToString();
        return last.Length == 0 || (long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out after) && after >= 0)
            ? new EventStream(follow.RunAsync(id, after, cancellationToken))
            : Problems.MalformedParameter("Last-Event-ID is the id of an event of this question.");
    }

    private sealed class EventStream(IAsyncEnumerable<RunEvent> events) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-store";
            await foreach (var happened in events.WithCancellation(httpContext.RequestAborted))
            {
                string data = JsonSerializer.Serialize(happened, QuestionJson.Options);
                await response.WriteAsync(
                    string.Create(CultureInfo.InvariantCulture, $"id: {happened.Sequence}\nevent: {happened.Kind}\ndata: {data}\n\n"),
                    httpContext.RequestAborted);
                await response.Body.FlushAsync(httpContext.RequestAborted);
            }
        }
    }
}
