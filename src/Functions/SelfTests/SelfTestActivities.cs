using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Tally.Datasets;
using Tally.SelfTests;

namespace Tally.Functions.SelfTests;

/// <summary>The parts of a self-test as activities. Each can be repeated.</summary>
public sealed class SelfTestActivities(RunSelfTest test, SelfTestOptions options, ILogger<SelfTestActivities> log)
{
    internal const string Count = "CountSelfTest";
    internal const string Ask = "AskSelfTest";
    internal const string Score = "ScoreSelfTest";

    [Function(Count)]
    public async Task<SelfTestPlan> CountAsync([ActivityTrigger] TestedDataset dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new SelfTestPlan(await test.CountAsync(dataset.Ref(), cancellationToken), options.AtOnce);
    }

    [Function(Ask)]
    public Task<string?> AskAsync([ActivityTrigger] SelfTestQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return test.AskAsync(question.Dataset.Ref(), question.At, cancellationToken);
    }

    [Function(Score)]
    public async Task ScoreAsync([ActivityTrigger] SelfTestAnswers answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (await test.ScoreAsync(answers.Dataset.Ref(), answers.Asked, cancellationToken) is { } report)
            Log.Tested(log, report.Dataset, report.Exact, report.Asked, report.Wrong);
    }
}

/// <summary>A version of a dataset, as it passes through the durable engine.</summary>
public sealed record TestedDataset(string Dataset, string Version)
{
    internal DatasetRef Ref() => new(DatasetId.Parse(Dataset), Version);
}

/// <summary>How many questions there are, and how many may be under way at once.</summary>
public sealed record SelfTestPlan(int Questions, int AtOnce);

/// <summary>One question of a self-test.</summary>
public sealed record SelfTestQuestion(TestedDataset Dataset, int At);

/// <summary>The questions that were asked, by id; null for one that could not be.</summary>
public sealed record SelfTestAnswers(TestedDataset Dataset, IReadOnlyList<string?> Asked);
