namespace Tally.Questions;

/// <summary>What a run is doing, in words for the person who waits.</summary>
internal static class Progress
{
    public static string Of(QuestionRun run) => run.Stage switch
    {
        _ when run.Outcome is { } outcome => outcome switch
        {
            QuestionOutcome.Answered => "answered",
            QuestionOutcome.NeedsClarification => "asking back",
            QuestionOutcome.NotInData => "not in the data",
            QuestionOutcome.Unverified => "could not be verified",
            QuestionOutcome.Failed => "failed",
            QuestionOutcome.Cancelled => "cancelled",
            QuestionOutcome.Expired => "out of time",
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        _ when run.Pause is not null => "waiting for the model service",
        RunStage.Queued => "waiting for the question before it",
        RunStage.Opening or RunStage.MessageDue => "opening the conversation",
        RunStage.SegmentDue or RunStage.Running when run.Rewrites > 0 => "having the answer rewritten",
        RunStage.SegmentDue or RunStage.Running => "asking the model",
        RunStage.CallsDue => $"running {string.Join(", ", run.OpenCalls.Select(call => call.Name).Distinct())}",
        RunStage.AnswerDue or RunStage.GateDue => "checking the figures",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
