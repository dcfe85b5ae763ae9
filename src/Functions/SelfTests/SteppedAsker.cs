using Tally.Questions;
using Tally.SelfTests;

namespace Tally.Functions.SelfTests;

/// <summary>Asks within an activity: its steps are taken here, one after the other, and a repeated activity goes on where it was.</summary>
internal sealed class SteppedAsker(AskQuestion ask, IQuestionSteps steps, ShowQuestion show, DeleteConversation delete, TimeProvider clock)
    : ISelfTestAsker, IQuestionDriver
{
    public TimeSpan? Congestion => null;

    public async Task<AnswerDocument?> AskAsync(AskInput input, CancellationToken cancellationToken)
    {
        if (await ask.RunAsync(input, this, cancellationToken) is not AskOutcome.Accepted(var id, _, _))
            return null;
        var receipt = await steps.PeekAsync(id, cancellationToken);
        while (receipt.Next is not NextStep.Finish)
        {
            if (clock.GetUtcNow() > receipt.Deadline)
            {
                receipt = await steps.ExpireAsync(id, cancellationToken);
                continue;
            }

            if (receipt.Next is NextStep.Wait wait)
                await Task.Delay(wait.For, clock, cancellationToken);
            receipt = await steps.ExecuteAsync(id, receipt.Next, cancellationToken);
        }

        return await show.AnswerAsync(id, cancellationToken);
    }

    public Task<AnswerDocument?> ReadAsync(string questionId, CancellationToken cancellationToken) => show.AnswerAsync(questionId, cancellationToken);

    public Task ForgetAsync(AnswerDocument answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return delete.RunAsync(answer.ConversationId, this, cancellationToken);
    }

    /// <summary>Whoever asks takes the steps.</summary>
    Task IQuestionDriver.StartAsync(string questionId, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IQuestionDriver.CancelAsync(string questionId, CancellationToken cancellationToken) => steps.CancelAsync(questionId, cancellationToken);
}
