using System.Runtime.CompilerServices;
using Tally.Datasets;

namespace Tally.Questions;

/// <summary>After a refresh: the answers that newer versions of their data would give with other figures, those of the newest questions first.</summary>
public sealed class ChangedAnswers(ListQuestions list, ShowQuestion show, ReplayQuestion replay, IDatasetLibrary library)
{
    /// <summary>How many questions one page looks at; a page may hold fewer changed answers than it has room for, and still not be the last.</summary>
    public const int Looked = 500;

    /// <summary>As many as the query has room for, and the cursor of the next page.</summary>
    public async Task<ChangedPage> PageAsync(RunQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var newest = (await library.CurrentAsync(cancellationToken)).Datasets.ToHashSet();
        var changed = new List<ReplayOutcome.Replayed>();
        int seen = 0;
        QuestionList page;
        do
        {
            // Never more questions than there is room left, so that the cursor of their page is that of ours.
            page = await list.RunAsync(query with { Size = Math.Min(query.Size - changed.Count, ListQuestions.LargestPage) }, cancellationToken);
            foreach (var question in page.Questions)
            {
                if (await AgainAsync(question.Id, newest, cancellationToken) is { } again)
                    changed.Add(again);
            }

            seen += page.Questions.Count;
            query = query with { After = page.Next };
        }
        while (page.Next is not null && changed.Count < query.Size && seen < Looked);
        return new ChangedPage(changed, page.Next);
    }

    /// <summary>All of them.</summary>
    public async IAsyncEnumerable<ReplayOutcome.Replayed> AllAsync(string? owner, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var page = await PageAsync(new RunQuery(owner, after, ListQuestions.LargestPage), cancellationToken);
            foreach (var answer in page.Answers)
                yield return answer;
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>Null for an answer that newer data leave as it is.</summary>
    private async Task<ReplayOutcome.Replayed?> AgainAsync(string id, HashSet<DatasetRef> newest, CancellationToken cancellationToken) =>
        await show.AnswerAsync(id, cancellationToken) is { Figures.Count: > 0 } answer
        && answer.Queries.SelectMany(query => query.Datasets).Any(used => !newest.Contains(used))
        && await replay.RunAsync(id, ReplayOn.Newest, cancellationToken) is ReplayOutcome.Replayed { IsFigureSame: false } again
            ? again
            : null;
}

/// <param name="Next">The cursor of the next page; null after the last.</param>
public sealed record ChangedPage(IReadOnlyList<ReplayOutcome.Replayed> Answers, string? Next);
