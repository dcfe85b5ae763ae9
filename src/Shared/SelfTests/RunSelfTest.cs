using System.Collections.Concurrent;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Questions;

namespace Tally.SelfTests;

/// <summary>Tests a published dataset: writes questions about it, asks them through the product, keeps the score with the version.</summary>
public sealed class RunSelfTest(
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
        var scope = await library.CurrentAsync(cancellationToken);
        var collection = scope.Collections.FirstOrDefault(candidate => candidate.Members.Any(member => member.Id == dataset));
        if (collection?.Members.First(member => member.Id == dataset) is not { } member
            || await library.ProfileAsync(member, cancellationToken) is not { } profile)
        {
            return null;
        }

        if (!again && await SelfTestStore.ReadAsync(artifacts, member, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var view = collection with { Members = [member] };
        var report = await AskAsync(profile, new DataScope([view with { Version = DatasetVersion.Of(view) }]), cancellationToken);
        if (report is not null)
        {
            await SelfTestStore.WriteAsync(artifacts, member, report, cancellationToken);
        }

        return report;
    }

    private async Task<SelfTestReport?> AskAsync(DatasetProfile profile, DataScope scope, CancellationToken cancellationToken)
    {
        if (profile.RowCount > options.MostRows)
        {
            return Untested(profile, $"It has more than {options.MostRows} rows.");
        }

        if (await RawTable.ReadAsync(profile, artifacts, reader, cancellationToken) is not { } table)
        {
            return Untested(profile, "The file as it was dropped is gone.");
        }

        List<SelfTestCase> cases = [.. SelfTestCases.Of(profile, table).Take(options.MostQuestions)];
        if (cases.Count == 0)
        {
            return Untested(profile, "Its columns allow no question.");
        }

        var given = new ConcurrentDictionary<int, (SelfTestVerdict Verdict, AnswerDocument? Answer)>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, cases.Count, parallel, async (at, token) => given[at] = await AskAsync(cases[at], scope, profile.Period?.Column, token));
        return given.Values.All(static one => one.Verdict == SelfTestVerdict.Failed) ? null : Report(profile, cases, given);
    }

    private async Task<(SelfTestVerdict, AnswerDocument?)> AskAsync(SelfTestCase asked, DataScope scope, string? timeColumn, CancellationToken cancellationToken)
    {
        var input = new AskInput { Question = asked.Question, Scope = scope, Owner = Owner, IsUnlisted = true };
        if (await asker.AskAsync(input, cancellationToken) is not { } answer)
        {
            return (SelfTestVerdict.Failed, null);
        }

        await asker.ForgetAsync(answer, cancellationToken);
        return (SelfTestVerdicts.Of(asked, answer, timeColumn), answer);
    }

    private SelfTestReport Report(DatasetProfile profile, List<SelfTestCase> cases, ConcurrentDictionary<int, (SelfTestVerdict Verdict, AnswerDocument? Answer)> given)
    {
        int Count(params SelfTestVerdict[] verdicts) => given.Values.Count(one => verdicts.Contains(one.Verdict));
        var someAnswer = given.Values.Select(static one => one.Answer).OfType<AnswerDocument>().First();
        return new SelfTestReport
        {
            Dataset = profile.Id,
            Version = profile.Version,
            Model = someAnswer.Model,
            RuleBased = someAnswer.RuleBased,
            RanAt = clock.GetUtcNow(),
            Asked = cases.Count,
            Exact = Count(SelfTestVerdict.Exact),
            Declined = Count(SelfTestVerdict.Declined, SelfTestVerdict.Failed),
            Wrong = Count(SelfTestVerdict.Wrong),
            Failures =
            [
                .. given.OrderBy(static one => one.Key).Where(static one => one.Value.Verdict != SelfTestVerdict.Exact).Select(one => Failure(cases[one.Key], one.Value.Verdict, one.Value.Answer)),
            ],
        };
    }

    private static SelfTestFailure Failure(SelfTestCase asked, SelfTestVerdict verdict, AnswerDocument? answer) => new(
        asked.Language,
        asked.Kind,
        asked.Question,
        asked.Expected is Expectation.Nothing ? null : asked.Expected.ToString(),
        verdict == SelfTestVerdict.Wrong ? "wrong" : "declined",
        answer?.Text ?? "");

    private SelfTestReport Untested(DatasetProfile profile, string why) => new()
    {
        Dataset = profile.Id,
        Version = profile.Version,
        RanAt = clock.GetUtcNow(),
        Asked = 0,
        Exact = 0,
        Declined = 0,
        Wrong = 0,
        Untested = why,
    };
}
