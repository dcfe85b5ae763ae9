using Tally.Datasets;
using Tally.Questions;

namespace Tally.SelfTests;

/// <summary>The test in parts, for a host that spreads them over time and machines. What goes between the parts is ids.</summary>
public sealed partial class RunSelfTest
{
    /// <summary>How many questions are to be asked of a version; none when it was tested, cannot be, or is not the newest.</summary>
    public async Task<int> CountAsync(DatasetRef dataset, CancellationToken cancellationToken)
    {
        if (await NewestAsync(dataset, cancellationToken) is not { } subject
            || await SelfTestStore.ReadAsync(artifacts, dataset, cancellationToken) is not null)
        {
            return 0;
        }

        if (subject.Untested is not null)
        {
            await KeepAsync(subject, [], cancellationToken);
        }

        return subject.Cases.Count;
    }

    /// <summary>Asks one of the questions and waits for its end; the id of the question, or null when it could not be taken on. Asked again, it is the same question.</summary>
    public async Task<string?> AskAsync(DatasetRef dataset, int at, CancellationToken cancellationToken) =>
        await NewestAsync(dataset, cancellationToken) is { } subject && at < subject.Cases.Count
            ? (await asker.AskAsync(subject.Input(at) with { IdempotencyKey = $"{dataset}-{at}" }, cancellationToken))?.Id
            : null;

    /// <summary>Scores the questions that were asked, in their order, keeps the score and forgets them.</summary>
    public async Task<SelfTestReport?> ScoreAsync(DatasetRef dataset, IReadOnlyList<string?> asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var given = new List<AnswerDocument?>(asked.Count);
        foreach (string? id in asked)
        {
            given.Add(id is null ? null : await asker.ReadAsync(id, cancellationToken));
        }

        var report = await NewestAsync(dataset, cancellationToken) is { } subject && subject.Cases.Count == given.Count
            ? await KeepAsync(subject, given, cancellationToken)
            : null;
        foreach (var answer in given.OfType<AnswerDocument>())
        {
            await asker.ForgetAsync(answer, cancellationToken);
        }

        return report;
    }

    private async Task<SelfTestSubject?> NewestAsync(DatasetRef dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return await SubjectAsync(dataset.Id, cancellationToken) is { } subject && subject.Dataset == dataset ? subject : null;
    }
}
