using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Tally.Functions.Questions;

namespace Tally.Functions.SelfTests;

/// <summary>
/// Tests a version of a dataset: counts its questions, asks them a few at once, scores them. What passes through here is ids; the
/// questions can be written again from the version.
/// </summary>
public static class TestDataset
{
    [Function(nameof(TestDataset))]
    public static async Task<int> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var dataset = context.GetInput<TestedDataset>() ?? throw new InvalidOperationException("A self-test is started with its dataset.");
        var plan = await context.CallActivityAsync<SelfTestPlan>(SelfTestActivities.Count, dataset, Retries.For(SelfTestActivities.Count));
        var asked = new List<string?>();
        foreach (int[] round in Enumerable.Range(0, plan.Questions).Chunk(plan.AtOnce))
        {
            asked.AddRange(await Task.WhenAll(round.Select(at => context.CallActivityAsync<string?>(
                SelfTestActivities.Ask, new SelfTestQuestion(dataset, at), Retries.For(SelfTestActivities.Ask)))));
        }

        if (asked.Count > 0)
            await context.CallActivityAsync(SelfTestActivities.Score, new SelfTestAnswers(dataset, asked), Retries.For(SelfTestActivities.Score));
        return asked.Count;
    }
}
