using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Tally.Datasets;
using Tally.Queries;

namespace Tally.Http;

/// <summary>Every error the HTTP API answers with, as RFC 9457 problem details with a stable <c>type</c>.</summary>
public static class Problems
{
    private const string TypePrefix = "urn:tally:problem:";

    public static IResult MalformedBody(string detail) => Of("malformed-body", 400, "The body is not what this route takes.", detail);

    public static IResult MalformedParameter(string detail) => Of("malformed-parameter", 400, "A parameter is not valid.", detail);

    public static IResult UnknownQuestion(string id) => Of("unknown-question", 404, "There is no such question.", $"No question has the id '{id}'.");

    public static IResult UnknownChart(string file) =>
        Of("unknown-chart", 404, "There is no such chart.", $"The question has no chart '{file}'; C1.svg and C1.json are the first.");

    public static IResult UnknownConversation(string id) =>
        Of("unknown-conversation", 404, "There is no such conversation.", $"No conversation has the id '{id}'.");

    public static IResult UnknownDataset(string name) =>
        Of("unknown-dataset", 404, "There is no such dataset.", $"No dataset or collection is named '{name}'; GET /api/datasets lists them.");

    public static IResult UnknownAssistant(string name) =>
        Of("unknown-assistant", 400, "There is no such assistant.", $"No assistant is named '{name}'; GET /api/assistants lists them.");

    public static IResult UnknownSource(string name) =>
        Of("unknown-source", 404, "There is no such source.", $"No source is named '{name}'; GET /api/sources lists them.");

    public static IResult NoAssistant(string name) =>
        Of("unknown-assistant", 404, "There is no such assistant.", $"No assistant is named '{name}'; GET /api/assistants lists them.");

    public static IResult UnknownFile(string key) =>
        Of("unknown-file", 404, "There is no such file.", $"No file has the id or path '{key}'; GET /api/files lists them.");

    public static IResult Refused(string code, string detail) => Of(code, 422, "The file was refused.", detail);

    /// <summary>A dropped file was refused; where it says why, in which line and column.</summary>
    public static IResult Refused(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Of(problem.Code, 422, "The file was refused.", problem.Message, ("line", problem.Line), ("column", problem.Column));
    }

    public static IResult TooLarge(string detail) => Of("too-large", 413, "The body is too large.", detail);

    public static IResult Busy(TimeSpan retryAfter) =>
        new RetryLater(
            Of("busy", 429, "Too many questions are in flight.", "Ask again after the time in Retry-After."),
            (int)Math.Ceiling(retryAfter.TotalSeconds));

    public static IResult QueryError(QueryError error) =>
        Of($"query-{error.Code}", 400, "The query cannot be run.", error.Message, ("position", error.Position), ("nearest", error.Nearest));

    public static IResult NoRoute(int status) => status == 404
        ? Of("no-such-route", 404, "There is nothing here.", "GET /api/health answers; the README lists the routes.")
        : Of("method-not-allowed", status, "This route does not take that method.", "The Allow header lists the ones it takes.");

    public static IResult FullDisk() => Of("disk-full", StatusCodes.Status507InsufficientStorage, "There is no room.", DiskFull.Sentence);

    public static IResult Unexpected(string correlationId) =>
        Of("unexpected", 500, "Something went wrong on our side.", $"It is logged under {correlationId}.");

    /// <summary>Any other refusal that carries a sentence of ours.</summary>
    public static IResult Of(string code, int status, string title, string detail, params (string Name, object? Value)[] more)
    {
        var problem = new ProblemDetails { Type = TypePrefix + code, Status = status, Title = title, Detail = detail };
        foreach (var (name, value) in more)
        {
            if (value is not null)
            {
                problem.Extensions[name] = value;
            }
        }

        return TypedResults.Problem(problem);
    }

    private sealed class RetryLater(IResult inner, int seconds) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return inner.ExecuteAsync(httpContext);
        }
    }
}
