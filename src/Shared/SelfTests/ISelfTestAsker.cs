using Tally.Questions;

namespace Tally.SelfTests;

/// <summary>Asks a question through the whole product and waits for its answer: how depends on the host.</summary>
public interface ISelfTestAsker
{
    /// <summary>The answer, or null when the question could not be taken on.</summary>
    Task<AnswerDocument?> AskAsync(AskInput input, CancellationToken cancellationToken);

    /// <summary>The answer to a question that was asked before; null when it is gone or has none yet.</summary>
    Task<AnswerDocument?> ReadAsync(string questionId, CancellationToken cancellationToken);

    /// <summary>Takes the question and its thread away again.</summary>
    Task ForgetAsync(AnswerDocument answer, CancellationToken cancellationToken);
}
