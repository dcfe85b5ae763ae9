using Tally.Questions;
using Tally.SelfTests;

namespace Tally.Local.SelfTests;

/// <summary>Asks in this process, and leaves no thread behind.</summary>
internal sealed class LocalSelfTestAsker(AskQuestion ask, ShowQuestion show, LocalDriver driver, DeleteConversation delete) : ISelfTestAsker
{
    public async Task<AnswerDocument?> AskAsync(AskInput input, CancellationToken cancellationToken) =>
        await ask.RunAsync(input, driver, cancellationToken) is AskOutcome.Accepted accepted
            ? await driver.RunAsync(accepted.QuestionId, cancellationToken)
            : null;

    public Task<AnswerDocument?> ReadAsync(string questionId, CancellationToken cancellationToken) => show.AnswerAsync(questionId, cancellationToken);

    public Task ForgetAsync(AnswerDocument answer, CancellationToken cancellationToken) =>
        delete.RunAsync(answer.ConversationId, driver, cancellationToken);
}
