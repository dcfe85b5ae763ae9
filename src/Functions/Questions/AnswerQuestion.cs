using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Tally.Questions;

namespace Tally.Functions.Questions;

/// <summary>
/// Drives one question to its outcome. The instance's id is the question's. It only sequences: what comes next is decided
/// by the run, carried out by the activities, and what passes through here is ids and receipts.
/// </summary>
public static class AnswerQuestion
{
    public const string CancelEvent = "Cancel";

    [Function(nameof(AnswerQuestion))]
    public static async Task<QuestionOutcome> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var over = new CancellationTokenSource();
        Task cancelled = context.WaitForExternalEvent<bool>(CancelEvent, over.Token);
        var receipt = context.GetInput<StepReceipt>() ?? throw new InvalidOperationException("A question is started with its first step.");
        Task deadline = context.CreateTimer(receipt.Deadline.UtcDateTime, over.Token);
        while (receipt.Next is not NextStep.Finish)
        {
            context.SetCustomStatus(receipt.Progress);
            var step = TakeAsync(context, receipt);
            var first = await Task.WhenAny(step, cancelled, deadline);
            receipt = first == step ? await StepOrEndAsync(context, step)
                : await CallAsync(context, first == cancelled ? QuestionActivities.Cancel : QuestionActivities.Expire);
        }

        // A timer that is left running would keep the instance open until the deadline.
        over.Cancel();
        context.SetCustomStatus(receipt.Progress);
        return ((NextStep.Finish)receipt.Next).Outcome;
    }

    /// <summary>A step that could not be carried out however often it was tried ends the question; it never stays "running".</summary>
    private static async Task<StepReceipt> StepOrEndAsync(TaskOrchestrationContext context, Task<StepReceipt> step)
    {
        try
        {
            return await step;
        }
        catch (TaskFailedException)
        {
            return await CallAsync(context, QuestionActivities.Fail);
        }
    }

    private static Task<StepReceipt> TakeAsync(TaskOrchestrationContext context, StepReceipt receipt) => receipt.Next switch
    {
        NextStep.CreateConversation => CallAsync(context, QuestionActivities.CreateConversation),
        NextStep.CreateMessage => CallAsync(context, QuestionActivities.CreateMessage),
        NextStep.StartRun => CallAsync(context, QuestionActivities.StartRun),
        NextStep.Wait wait => WaitAsync(context, wait),
        NextStep.PollRun => CallAsync(context, QuestionActivities.PollRun),
        NextStep.CallTools calls => CallToolsAsync(context, calls),
        NextStep.SubmitToolOutputs => CallAsync(context, QuestionActivities.SubmitToolOutputs),
        NextStep.CollectAnswer => CallAsync(context, QuestionActivities.CollectAnswer),
        NextStep.CheckDraft => CallAsync(context, QuestionActivities.Gate),
        _ => throw new UnreachableException(),
    };

    private static async Task<StepReceipt> WaitAsync(TaskOrchestrationContext context, NextStep.Wait wait)
    {
        await context.CreateTimer(context.CurrentUtcDateTime + wait.For, CancellationToken.None);
        return await CallAsync(context, QuestionActivities.EndWait);
    }

    /// <summary>A single call is made by the step that records it; several are made side by side first.</summary>
    private static async Task<StepReceipt> CallToolsAsync(TaskOrchestrationContext context, NextStep.CallTools calls)
    {
        if (calls.CallIds.Count > 1)
        {
            await Task.WhenAll(calls.CallIds.Select(id => context.CallActivityAsync(
                QuestionActivities.CallTool, new ToolCallInput(context.InstanceId, id), Retries.For(QuestionActivities.CallTool))));
        }

        return await context.CallActivityAsync<StepReceipt>(
            QuestionActivities.RecordToolOutputs, new ToolCallsInput(context.InstanceId, calls.CallIds), Retries.For(QuestionActivities.RecordToolOutputs));
    }

    private static Task<StepReceipt> CallAsync(TaskOrchestrationContext context, string activity) =>
        context.CallActivityAsync<StepReceipt>(activity, context.InstanceId, Retries.For(activity));
}
