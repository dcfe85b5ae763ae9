using Tally.Model;

namespace Tally.Questions;

/// <summary>What a failure of the service makes of the run. Every path is bounded by a count or a time of the limits.</summary>
internal sealed partial class DecideV1
{
    public QuestionRun Recover(QuestionRun run, ModelFailure failure, ModelCall call)
    {
        var tried = run with { Tries = run.Tries + 1 };
        return failure.Kind switch
        {
            ModelFailureKind.Unreachable or ModelFailureKind.ServerError => TryAgain(tried, failure, "service_unavailable"),
            ModelFailureKind.RateLimited => TryAgain(tried, failure, "rate_limited"),
            ModelFailureKind.ConversationLocked => Locked(tried, failure),
            ModelFailureKind.PreviousResponseNotFound => ParentMissing(tried, failure),
            ModelFailureKind.DanglingCall => Rebuild(Known(tried), failure),
            ModelFailureKind.NotFound => Missing(tried, failure, call),
            ModelFailureKind.Unsupported => Lower(Known(tried), failure),
            ModelFailureKind.ContextTooLong => Shorten(Known(tried)),
            ModelFailureKind.ContentFiltered => tried.Fail("content_filter", "The model service's content filter refused the question."),
            ModelFailureKind.Unauthorized => tried.Fail("unauthorized", failure.Message),
            ModelFailureKind.Rejected => tried.Fail(failure.Code ?? "rejected", failure.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static QuestionRun TryAgain(QuestionRun run, ModelFailure failure, string code) =>
        run.Tries > run.Limits.Tries
            ? run.Fail(code, failure.Message)
            : Known(run, failure) with { Pause = failure.RetryAfter is { } asked ? Capped(run, asked) : PauseFor(run, run.Tries) };

    /// <summary>Somebody else's run, or one of ours whose start we never heard of, holds the conversation.</summary>
    private static QuestionRun Locked(QuestionRun run, ModelFailure failure)
    {
        var pause = failure.RetryAfter is { } asked ? Capped(run, asked) : PauseFor(run, run.Tries);
        return run.Lag + pause > run.Limits.Lag ? Rebuild(Known(run), failure) : run with { Pause = pause, Lag = run.Lag + pause };
    }

    /// <summary>A parent made a moment ago may not be readable yet; an older one is gone.</summary>
    private static QuestionRun ParentMissing(QuestionRun run, ModelFailure failure)
    {
        if (run.Level is ModelLevel.StoredHistory or ModelLevel.Stateless)
            return TryAgain(run, failure, "previous_response_not_found");
        bool isOld = run.Segment.Number == 0 && (run.Link?.At is not { } made || run.CreatedAt - made > run.Limits.Lag);
        var pause = failure.RetryAfter is { } asked ? Capped(run, asked) : PauseFor(run, run.Tries);
        return isOld || run.Lag + pause > run.Limits.Lag
            ? Known(run) with { Level = ModelLevel.StoredHistory, ProviderResponse = null, IsFresh = true, Tries = 0, Lag = TimeSpan.Zero }
            : Known(run) with { Pause = pause, Lag = run.Lag + pause };
    }

    private static QuestionRun Missing(QuestionRun run, ModelFailure failure, ModelCall call)
    {
        if (call == ModelCall.CreateConversation)
            return Lower(run, failure);
        if (call == ModelCall.Poll)
            return ResponseMissing(run);
        return run.Level == ModelLevel.Conversation ? Rebuild(Known(run), failure) : run.Fail(failure.Code ?? "not_found", failure.Message);
    }

    /// <summary>A response we know of cannot be read: late at first, after the lag lost by the service.</summary>
    private static QuestionRun ResponseMissing(QuestionRun run)
    {
        var pause = PauseFor(run, run.Tries);
        if (run.Lag + pause <= run.Limits.Lag)
            return run with { Pause = pause, Lag = run.Lag + pause };
        return run.Restarts < run.Limits.SegmentRestarts
            ? Restart(run with { Lag = TimeSpan.Zero, Tries = 0 })
            : run.Fail("response_lost", "The model service no longer has the run it was given.");
    }

    /// <summary>The service told us that nothing was made: there is nothing to look for before the next start.</summary>
    private static QuestionRun Known(QuestionRun run, ModelFailure? failure = null) =>
        failure?.Kind is ModelFailureKind.Unreachable or ModelFailureKind.ServerError
            ? run
            : run with { Segment = run.Segment with { Announced = false } };

    /// <summary>
    /// A new conversation told everything that was said; after too many of them no conversation at all, and when that is
    /// refused as well, the end.
    /// </summary>
    private static QuestionRun Rebuild(QuestionRun run, ModelFailure? failure)
    {
        var again = run with { Rebuilds = run.Rebuilds + 1 };
        if (run.Level == ModelLevel.Conversation && run.Rebuilds < run.Limits.Rebuilds)
        {
            return again with
            {
                Stage = RunStage.Opening,
                ProviderConversation = null,
                MessageAnnounced = false,
                IsFresh = true,
                Lag = TimeSpan.Zero,
            };
        }

        return run.Rebuilds > run.Limits.Rebuilds + 1
            ? run.Fail("history_refused", failure?.Message ?? "The model service refuses this conversation's history.")
            : Remembering(again, run.Level == ModelLevel.Stateless ? ModelLevel.Stateless : ModelLevel.StoredHistory);
    }

    private static QuestionRun Lower(QuestionRun run, ModelFailure failure) => run.Level switch
    {
        ModelLevel.Conversation => Remembering(run, ModelLevel.PreviousResponse),
        ModelLevel.PreviousResponse => Remembering(run, ModelLevel.StoredHistory),
        ModelLevel.StoredHistory => Remembering(run, ModelLevel.Stateless),
        _ => run.Fail(failure.Code ?? "unsupported", failure.Message),
    };

    private static QuestionRun Shorten(QuestionRun run)
    {
        if (run.HistoryCuts >= MaxCuts)
            return run.Fail("context_too_long", "The question and its results do not fit the model's context.");
        var shorter = (run with { HistoryCuts = run.HistoryCuts + 1 })
            .Note("Earlier turns of this conversation were left out so that the question fits the model's context.");
        return run.Level == ModelLevel.Conversation ? Rebuild(shorter, null)
            : run.Level == ModelLevel.PreviousResponse ? Remembering(shorter, ModelLevel.StoredHistory)
            : shorter;
    }

    /// <summary>From here on the service is told the whole history at this level.</summary>
    private static QuestionRun Remembering(QuestionRun run, ModelLevel level) => run with
    {
        Level = level,
        Stage = run.Stage is RunStage.Opening or RunStage.MessageDue ? RunStage.SegmentDue : run.Stage,
        ProviderConversation = null,
        ProviderResponse = null,
        IsFresh = true,
        Tries = 0,
        Lag = TimeSpan.Zero,
    };

    private static TimeSpan Capped(QuestionRun run, TimeSpan asked) =>
        asked < TimeSpan.Zero ? TimeSpan.Zero : asked < run.Limits.LongestPause ? asked : run.Limits.LongestPause;

    /// <summary>Doubles with every try, and differs between questions so that they do not all come back at once.</summary>
    private static TimeSpan PauseFor(QuestionRun run, int tries)
    {
        double spread = 0.75 + (0.5 * Spread.Of(run.Id, tries));
        return Capped(run, run.Limits.FirstPause * Math.Pow(2, Math.Min(tries - 1, 16)) * spread);
    }

    private const int MaxCuts = 3;
}
