using Tally.Questions;

namespace Tally.Functions.Questions;

/// <summary>
/// What one activity does: its step, and those that follow at once, for a bounded time. Each step is saved by itself, so a crash
/// loses nothing; a round through the durable engine costs some eight storage requests, a step one. Side by side, several
/// tool calls are worth their own rounds.
/// </summary>
public sealed class Stretch(IQuestionSteps steps, TimeProvider clock)
{
    /// <summary>No step is begun later than this; a poll that has begun may last its own bound longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    internal async Task<StepReceipt> RunAsync(string questionId, NextStep step, CancellationToken cancellationToken)
    {
        long begun = clock.GetTimestamp();
        var receipt = await steps.ExecuteAsync(questionId, step, cancellationToken);
        while (FollowsAtOnce(receipt.Next) && clock.GetElapsedTime(begun) < Longest)
            receipt = await steps.ExecuteAsync(questionId, receipt.Next, cancellationToken);
        return receipt;
    }

    private static bool FollowsAtOnce(NextStep next) =>
        next is not (NextStep.Finish or NextStep.Wait or NextStep.CallTools { CallIds.Count: > 1 });
}
