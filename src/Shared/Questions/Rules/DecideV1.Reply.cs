using Tally.Model;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>What the state of a segment at the service makes of the run, every state by name.</summary>
internal sealed partial class DecideV1
{
    public QuestionRun Reply(QuestionRun run, ModelRun reply, Func<string, ToolMakes> makes)
    {
        var known = run with
        {
            Tries = 0,
            Lag = TimeSpan.Zero,
            Model = reply.Model ?? run.Model,
            Segment = run.Segment with { ResponseId = reply.Id, Announced = false },
        };
        if (reply.Status is ModelRunStatus.Queued or ModelRunStatus.InProgress)
            return known with { Stage = RunStage.Running };

        var counted = known with { Usage = new TokenUsage(run.Usage.Input + reply.Usage.Input, run.Usage.Output + reply.Usage.Output) };
        return reply.Status switch
        {
            ModelRunStatus.Completed => Completed(counted, reply, makes),
            ModelRunStatus.Incomplete => Incomplete(counted, reply),
            ModelRunStatus.Failed => FailedRun(counted, reply.Error),
            ModelRunStatus.Cancelled => counted.Fail("run_cancelled", "The model service cancelled the run."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static QuestionRun Completed(QuestionRun run, ModelRun reply, Func<string, ToolMakes> makes)
    {
        bool isEmpty = !reply.Output.Any(item => item is OutputItem.Message or OutputItem.Refusal or OutputItem.FunctionCall);
        if (isEmpty && run.Restarts < run.Limits.SegmentRestarts)
            return Restart(run) with { Pause = PauseFor(run, run.Restarts + 1) };
        var done = run with { ProviderResponse = reply.Id, IsFresh = false };
        if (run.Usage.Input + run.Usage.Output > run.Limits.Tokens)
            return done.Fail("token_limit", $"The question used more than {run.Limits.Tokens} tokens.");
        foreach (var call in reply.Output.OfType<OutputItem.FunctionCall>())
            done = Register(done, call, makes(call.Name));
        return done with { Stage = done.OpenCalls.Any() ? RunStage.CallsDue : RunStage.AnswerDue };
    }

    private static QuestionRun Register(QuestionRun run, OutputItem.FunctionCall call, ToolMakes makes) => run with
    {
        Calls =
        [
            .. run.Calls,
            new RunCall
            {
                Index = run.Calls.Count,
                CallId = call.CallId,
                Name = call.Name,
                Segment = run.Segment.Number,
                ResultId = makes == ToolMakes.Result ? FormattableString.Invariant($"R{run.NextResult}") : null,
                ChartId = makes == ToolMakes.Chart ? FormattableString.Invariant($"C{run.NextChart}") : null,
            },
        ],
        NextResult = run.NextResult + (makes == ToolMakes.Result ? 1 : 0),
        NextChart = run.NextChart + (makes == ToolMakes.Chart ? 1 : 0),
    };

    private static QuestionRun Incomplete(QuestionRun run, ModelRun reply) => reply.IncompleteReason switch
    {
        "content_filter" => run.Fail("content_filter", "The model service's content filter stopped the answer."),
        "max_output_tokens" when run.Segment.MaxOutputTokens is null =>
            Restart(run with { Segment = run.Segment with { MaxOutputTokens = LargeAnswer } }),
        "max_output_tokens" => run.Fail("max_output_tokens", "The model ran out of room before it finished its answer."),
        _ => run.Fail("incomplete", "The model service ended the answer before it was complete."),
    };

    /// <summary>A failed run without a reason, or with a passing one, is worth another start.</summary>
    private static QuestionRun FailedRun(QuestionRun run, ModelFailure? error)
    {
        bool isPassing = error is null
            || error.Kind is ModelFailureKind.ServerError or ModelFailureKind.RateLimited or ModelFailureKind.Unreachable;
        if (isPassing && run.Restarts < run.Limits.SegmentRestarts)
            return Restart(run) with { Pause = error?.RetryAfter is { } asked ? Capped(run, asked) : PauseFor(run, run.Restarts + 1) };
        return error?.Kind == ModelFailureKind.ContentFiltered
            ? run.Fail("content_filter", "The model service's content filter refused the question.")
            : run.Fail(error?.Code ?? "run_failed", error?.Message ?? "The model service failed the run and gave no reason.");
    }

    /// <summary>A run that ended without a whole answer may have left items behind: its conversation is built anew.</summary>
    private static QuestionRun Restart(QuestionRun run)
    {
        var again = run with
        {
            Stage = RunStage.SegmentDue,
            Restarts = run.Restarts + 1,
            Segment = run.Segment with { ResponseId = null, Announced = false },
        };
        return run.Level == ModelLevel.Conversation ? Rebuild(again, null) : again;
    }

    private const int LargeAnswer = 32_000;
}
