using Microsoft.DurableTask.Client;
using Tally.Datasets;
using Tally.SelfTests;

namespace Tally.Functions.SelfTests;

/// <summary>
/// Starts the self-test of what was published, where <c>TALLY_SELF_TEST</c> is on: the model is paid for, so it is off unless somebody
/// says so. The instance's id is made of the version, so a version is tested once however often it is announced.
/// </summary>
public sealed class SelfTestStarter(PublishedDatasets published, IDatasetLibrary library, SelfTestSwitch self)
{
    /// <summary>Runs what may publish, then starts the tests.</summary>
    internal async Task<T> AfterAsync<T>(Func<Task<T>> publish, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!self.IsOn)
            return await publish();
        using var heard = published.Listen();
        var result = await publish();
        if (heard.Datasets.Count > 0)
            await StartAsync(heard.Datasets, client, cancellationToken);
        return result;
    }

    internal Task AfterAsync(Func<Task> publish, DurableTaskClient client, CancellationToken cancellationToken) => AfterAsync(
        async () =>
        {
            await publish();
            return true;
        },
        client,
        cancellationToken);

    private async Task StartAsync(IReadOnlyCollection<DatasetId> datasets, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var scope = await library.CurrentAsync(cancellationToken);
        foreach (var dataset in scope.Datasets.Where(member => datasets.Contains(member.Id)))
        {
            await client.StartOnceAsync(
                nameof(TestDataset), new TestedDataset(dataset.Id.ToString(), dataset.Version), Orchestrations.InstanceOf("test", $"{dataset.Id}\n{dataset.Version}"),
                cancellationToken);
        }
    }
}
