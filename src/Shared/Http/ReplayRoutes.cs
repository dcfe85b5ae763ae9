using Microsoft.AspNetCore.Http;
using Tally.Questions;

namespace Tally.Http;

/// <summary>Answers recomputed without a model, over HTTP.</summary>
public sealed class ReplayRoutes(ReplayQuestion replay, ChangedAnswers changed)
{
    /// <summary>On the versions it was answered from; <c>?on=newest</c> on the newest ones.</summary>
    public async Task<IResult> ReplayAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ReplayOn? on = request.Query["on"].ToString() switch
        {
            "" or "pinned" => ReplayOn.Pinned,
            "newest" => ReplayOn.Newest,
            _ => null,
        };
        if (on is not { } versions)
            return Problems.MalformedParameter("on is pinned or newest.");
        return await replay.RunAsync(id, versions, cancellationToken) switch
        {
            ReplayOutcome.Replayed replayed => TypedResults.Json(replayed, QuestionJson.Options),
            ReplayOutcome.NothingToReplay nothing => Problems.Of("nothing-to-replay", 409, "The answer holds no query.", nothing.Message),
            ReplayOutcome.NotFound => Problems.UnknownQuestion(id),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The answers whose figures newer versions of their data would change, newest first, a page at a time.</summary>
    public async Task<IResult> ChangedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        return Paging.TryRead(request, 20, out var page, out var problem)
            ? TypedResults.Json(await changed.PageAsync(new RunQuery(Callers.Of(request), page.After, page.Size), cancellationToken), QuestionJson.Options)
            : problem;
    }
}
