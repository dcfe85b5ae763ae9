using Tally.Questions;

namespace Tally.Local.Hosting;

/// <summary>Asks a question in this process and waits for its answer.</summary>
internal sealed class Asking(AskQuestion ask, LocalDriver driver)
{
    public async Task<AnswerDocument> AskAsync(AskInput input, CancellationToken cancellationToken)
    {
        var outcome = await ask.RunAsync(input, driver, cancellationToken);
        return outcome switch
        {
            AskOutcome.Accepted accepted => await driver.RunAsync(accepted.QuestionId, cancellationToken),
            AskOutcome.Refused refused => throw new CommandRefusal(refused.Message),
            AskOutcome.Busy => throw new CommandRefusal("Too many questions are in flight; ask again in a moment.", ExitCode.Failed),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
