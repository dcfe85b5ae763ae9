using Tally.Model;

namespace Tally.Questions;

/// <summary>The first version of the rules: the order of the steps.</summary>
internal sealed partial class DecideV1 : IDecide
{
    public static DecideV1 Rules { get; } = new();

    public int Version => 1;

    public NextStep Next(QuestionRun run)
    {
        if (run.Outcome is { } outcome)
            return new NextStep.Finish(outcome);
        if (run.Pause is { } pause)
            return new NextStep.Wait(pause);
        return run.Stage switch
        {
            RunStage.Queued => new NextStep.Wait(run.Limits.QueueLook),
            RunStage.Opening => new NextStep.CreateConversation(),
            RunStage.MessageDue => new NextStep.CreateMessage(),
            RunStage.SegmentDue when run.Segment.Input == SegmentInput.ToolOutputs => new NextStep.SubmitToolOutputs(),
            RunStage.SegmentDue => new NextStep.StartRun(),
            RunStage.Running => new NextStep.PollRun(),
            RunStage.CallsDue => new NextStep.CallTools([.. run.OpenCalls.Select(call => call.CallId).Distinct()]),
            RunStage.AnswerDue => new NextStep.CollectAnswer(),
            RunStage.GateDue => new NextStep.CheckDraft(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
