namespace Tally.Questions;

/// <summary>Ends a question as cancelled; one that has ended stays as it is.</summary>
public sealed class CancelQuestion(IRunStore runs, ShowQuestion show)
{
    /// <summary>The question as it is afterwards; null when there is none.</summary>
    public async Task<QuestionView?> RunAsync(string questionId, IQuestionDriver driver, CancellationToken cancellationToken)
    {
        if (await runs.GetAsync(questionId, cancellationToken) is not { } stored)
            return null;
        if (!stored.Value.IsEnded)
            await driver.CancelAsync(questionId, cancellationToken);
        return await show.RunAsync(questionId, cancellationToken);
    }
}
