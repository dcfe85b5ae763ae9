using System.Collections.Concurrent;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Questions;

namespace Tally.SelfTests;

/// <summary>Tests a published dataset: writes questions about it, asks them through the product, keeps the score with the version.</summary>
public sealed partial class RunSelfTest(
    IDatasetLibrary library, IArtifactStore artifacts, ISelfTestAsker asker, SelfTestOptions options, ReaderOptions reader, TimeProvider clock)
{
    /// <summary>Whose questions they are: nobody else lists them.</summary>
    public const string Owner = "tally-self-test";

    /// <summary>Tests the newest version of a dataset; null when there is none, or no model answered.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="again">Asks although this version was tested before.</param>
    /// <param name="cancellationToken">Stops between questions; nothing is kept then.</param>
    public async Task<SelfTestReport?> RunAsync(DatasetId dataset, bool again, CancellationToken cancellationToken)
    {
        if (await SubjectAsync(dataset, cancellationToken) is not { } subject)
        {
            return null;
        }

        if (!again && await SelfTestStore.ReadAsync(artifacts, subject.Dataset, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var given = new ConcurrentDictionary<int, AnswerDocument?>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, subject.Cases.Count, parallel, async (at, token) =>
        {
            given[at] = await asker.AskAsync(subject.Input(at), token);
            if (given[at] is { } answer)
            {
                await asker.ForgetAsync(answer, token);
            }
        });
        return await KeepAsync(subject, [.. given.OrderBy(static one => one.Key).Select(static one => one.Value)], cancellationToken);
    }

    private Task<SelfTestSubject?> SubjectAsync(DatasetId dataset, CancellationToken cancellationToken) =>
        SelfTestSubject.ReadAsync(dataset, library, artifacts, options, reader, cancellationToken);

    /// <summary>The score, kept with the version; null, and nothing kept, when no model answered.</summary>
    private async Task<SelfTestReport?> KeepAsync(SelfTestSubject subject, IReadOnlyList<AnswerDocument?> given, CancellationToken cancellationToken)
    {
        if (SelfTestScore.Of(subject, given, clock.GetUtcNow()) is not { } report)
        {
            return null;
        }

        await SelfTestStore.WriteAsync(artifacts, subject.Dataset, report, cancellationToken);
        return report;
    }
}
