using Tally.Datasets;

namespace Tally.Questions;

/// <summary>After a refresh: the answers that newer versions of their data would give with other figures.</summary>
public sealed class ChangedAnswers(ListQuestions list, ShowQuestion show, ReplayQuestion replay, IDatasetLibrary library)
{
    /// <summary>How many of the newest questions are looked at.</summary>
    public const int Looked = 500;

    public async Task<IReadOnlyList<ReplayOutcome.Replayed>> RunAsync(string? owner, CancellationToken cancellationToken)
    {
        var newest = (await library.CurrentAsync(cancellationToken)).Datasets.ToHashSet();
        var changed = new List<ReplayOutcome.Replayed>();
        string? after = null;
        for (int seen = 0; seen < Looked;)
        {
            var page = await list.RunAsync(new RunQuery(owner, after, ListQuestions.LargestPage), cancellationToken);
            foreach (var question in page.Questions)
            {
                if (await show.AnswerAsync(question.Id, cancellationToken) is { Figures.Count: > 0 } answer
                    && answer.Queries.SelectMany(query => query.Datasets).Any(used => !newest.Contains(used))
                    && await replay.RunAsync(question.Id, ReplayOn.Newest, cancellationToken) is ReplayOutcome.Replayed { IsFigureSame: false } again)
                {
                    changed.Add(again);
                }
            }

            seen += page.Questions.Count;
            after = page.Next;
            if (after is null)
                break;
        }

        return changed;
    }
}
