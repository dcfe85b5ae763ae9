using Tally.Local.Output;
using Tally.Questions;

namespace Tally.Local.Hosting;

/// <summary>Asks a question in this process and waits for its answer.</summary>
internal sealed class Asking(AskQuestion ask, LocalDriver driver, LiveEvents live)
{
    public async Task<AnswerDocument> AskAsync(AskInput input, CancellationToken cancellationToken)
    {
        var outcome = await ask.RunAsync(input, driver, cancellationToken);
        return outcome switch
        {
            AskOutcome.Accepted accepted => await AnswerAsync(accepted.QuestionId, input.Stream, cancellationToken),
            AskOutcome.Refused refused => throw new CommandRefusal(refused.Message),
            AskOutcome.Busy => throw new CommandRefusal("Too many questions are in flight; ask again in a moment.", ExitCode.Failed),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<AnswerDocument> AnswerAsync(string questionId, bool isWatched, CancellationToken cancellationToken)
    {
        var shown = isWatched ? live.ShowAsync(questionId, Console.Error, cancellationToken) : Task.CompletedTask;
        var answer = await driver.RunAsync(questionId, cancellationToken);
        await shown;
        return answer;
    }
}
