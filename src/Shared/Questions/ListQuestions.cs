namespace Tally.Questions;

/// <summary>Lists questions a page at a time, without their answers.</summary>
public sealed class ListQuestions(IRunStore runs)
{
    public const int LargestPage = 100;

    public async Task<QuestionList> RunAsync(RunQuery query, CancellationToken cancellationToken)
    {
        var page = await runs.ListAsync(query with { Size = Math.Clamp(query.Size, 1, LargestPage) }, cancellationToken);
        return new QuestionList([.. page.Runs.Select(QuestionView.Of)], page.Next);
    }
}

/// <param name="Next">The cursor of the next page; null after the last.</param>
public sealed record QuestionList(IReadOnlyList<QuestionView> Questions, string? Next);
