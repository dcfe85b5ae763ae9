using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Tally.Questions;

namespace Tally.Functions.Questions;

/// <summary>Hands questions to the durable engine. The instance's id is the question's, so a repeated start is harmless.</summary>
internal sealed class DurableQuestionDriver(DurableTaskClient client, IQuestionSteps steps) : IQuestionDriver
{
    /// <summary>The engine queues what it cannot run yet.</summary>
    public TimeSpan? Congestion => null;

    public async Task StartAsync(string questionId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(questionId, getInputsAndOutputs: false, cancellationToken) is not null)
            return;
        var first = await steps.PeekAsync(questionId, cancellationToken);
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(AnswerQuestion), first, new StartOrchestrationOptions(questionId), cancellationToken);
    }

    public Task CancelAsync(string questionId, CancellationToken cancellationToken) =>
        client.RaiseEventAsync(questionId, AnswerQuestion.CancelEvent, eventPayload: true, cancellationToken);
}
