using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tally.Charts;
using Tally.Files;
using Tally.Questions;

namespace Tally.Http;

/// <summary>The body of <c>POST /api/questions</c>.</summary>
public sealed record QuestionBody
{
    public required string Question { get; init; }

    /// <summary>Asks on in this conversation; a new one when null.</summary>
    public string? Conversation { get; init; }

    public string? Assistant { get; init; }

    /// <summary>BCP 47 tag to print figures in; the answer's own language when null.</summary>
    public string? Language { get; init; }

    /// <summary>Added to the assistant's instructions for this question alone.</summary>
    public string? Instructions { get; init; }

    /// <summary>Overrides the assistant's model.</summary>
    public string? Model { get; init; }

    /// <summary>Files of <c>POST /api/files</c>, by path or id, for the assistant's hosted tools.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>False shows the text of an unverified answer, its unsupported figures marked.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Shows the text, its figures masked, in the question's events while it is written.</summary>
    public bool Stream { get; init; }
}

/// <summary>Questions over HTTP: ask, look, list, cancel.</summary>
public sealed class QuestionRoutes(AskQuestion ask, ShowQuestion show, ListQuestions list, CancelQuestion cancel, ShowChart charts, AttachedFiles attached, TimeProvider clock)
{
    private const int MaxQuestionLength = 8000;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);

    // Each look is a storage request where questions live in storage.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>202 and where to look; 200 with the answer when <c>?wait=20s</c> was long enough.</summary>
    public async Task<IResult> AskAsync(HttpRequest request, IQuestionDriver driver, CancellationToken cancellationToken)
    {
        var (body, problem) = await RequestBody.ReadAsync<QuestionBody>(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        if (string.IsNullOrWhiteSpace(body.Question) || body.Question.Length > MaxQuestionLength)
        {
            return Problems.MalformedBody($"The question must have between 1 and {MaxQuestionLength} characters.");
        }

        if (body.Files.Any(static file => file is null))
        {
            return Problems.MalformedBody("A file is named by its path or id.");
        }

        if (!TryWait(request, out var wait))
        {
            return Problems.MalformedParameter("wait is a number of seconds up to 60, as in ?wait=20s.");
        }

        var (attachments, missing) = await attached.ReadAsync(body.Files, cancellationToken);
        if (missing is not null)
        {
            return Problems.UnknownFile(missing);
        }

        var input = new AskInput
        {
            Question = body.Question,
            AdditionalInstructions = body.Instructions,
            Model = body.Model,
            Attachments = attachments,
            ConversationId = body.Conversation,
            Assistant = body.Assistant,
            Language = body.Language,
            Strict = body.Strict,
            Stream = body.Stream,
            Owner = Callers.Of(request),
            IdempotencyKey = request.Headers["Idempotency-Key"] is [{ Length: > 0 } key] ? key : null,
        };
        return await ask.RunAsync(input, driver, cancellationToken) switch
        {
            AskOutcome.Accepted accepted => await AcceptedAsync(request, accepted.QuestionId, wait, cancellationToken),
            AskOutcome.Busy busy => Problems.Busy(busy.RetryAfter),
            AskOutcome.Refused { Code: "unknown_assistant" } => Problems.UnknownAssistant(body.Assistant ?? ""),
            AskOutcome.Refused refused => Problems.Of(refused.Code, 400, "The question cannot be asked.", refused.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>A page of questions, newest first: <c>?limit=</c> up to 100, <c>?after=</c> the cursor of the page before.</summary>
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        return Paging.TryRead(request, size: 20, out var page, out var problem)
            ? TypedResults.Json(await list.RunAsync(new RunQuery(Callers.Of(request), page.After, page.Size), cancellationToken), QuestionJson.Options)
            : problem;
    }

    public async Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await show.RunAsync(id, cancellationToken) is { } view
            ? TypedResults.Json(view, QuestionJson.Options)
            : Problems.UnknownQuestion(id);
    }

    public async Task<IResult> CancelAsync(HttpRequest request, string id, IQuestionDriver driver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await cancel.RunAsync(id, driver, cancellationToken) is { } view
            ? TypedResults.Json(view, QuestionJson.Options)
            : Problems.UnknownQuestion(id);
    }

    /// <summary><c>C1.svg</c> (<c>?width=</c> pixels) or <c>C1.json</c>, Vega-Lite.</summary>
    public async Task<IResult> ChartAsync(HttpRequest request, string id, string file, CancellationToken cancellationToken)
    {
        string extension = Path.GetExtension(file);
        if (extension is not (".svg" or ".json")
            || await charts.RunAsync(id, Path.GetFileNameWithoutExtension(file), cancellationToken) is not { } chart)
        {
            return Problems.UnknownChart(file);
        }

        string language = (await show.RunAsync(id, cancellationToken))?.Answer?.Language ?? "en";
        if (extension == ".json")
        {
            return TypedResults.Text(VegaLiteWriter.Write(chart, language), "application/json");
        }

        var options = new SvgOptions { Language = language };
        if (request.Query["width"] is [{ } text])
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int width)
                || width is < SvgOptions.Narrowest or > SvgOptions.Widest)
            {
                return Problems.MalformedParameter($"width is a whole number from {SvgOptions.Narrowest} to {SvgOptions.Widest}.");
            }

            options = options with { Width = width };
        }

        return TypedResults.Text(SvgWriter.Write(chart, options), "image/svg+xml");
    }

    private async Task<IResult> AcceptedAsync(HttpRequest request, string id, TimeSpan wait, CancellationToken cancellationToken)
    {
        var view = await show.RunAsync(id, cancellationToken);
        long started = clock.GetTimestamp();
        var pause = ShortestPause;
        while (view is { Answer: null } && clock.GetElapsedTime(started) < wait)
        {
            await Task.Delay(pause, clock, cancellationToken);
            pause = pause < LongestPause ? pause * 2 : LongestPause;
            view = await show.RunAsync(id, cancellationToken);
        }

        string location = $"{request.PathBase}/api/questions/{id}";
        if (view is { Answer: not null })
        {
            request.HttpContext.Response.Headers.ContentLocation = location;
            return TypedResults.Json(view, QuestionJson.Options);
        }

        request.HttpContext.Response.Headers.Location = location;
        return TypedResults.Json(view, QuestionJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static bool TryWait(HttpRequest request, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (request.Query["wait"] is not [{ } text])
        {
            return true;
        }

        bool parsed = int.TryParse(text.TrimEnd('s'), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        wait = TimeSpan.FromSeconds(seconds);
        return parsed && wait <= LongestWait;
    }
}
