using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tally.Datasets;
using Tally.Functions.SelfTests;
using Tally.Ingest;

namespace Tally.Functions.Ingest;

/// <summary>The parts of a collection's ingest as activities. Each can be repeated.</summary>
public sealed class IngestActivities(Incoming incoming, DroppedFile file, IngestMembers members, SelfTestStarter tests)
{
    internal const string List = "ListDroppedFiles";
    internal const string Publish = "PublishDroppedFile";
    internal const string Join = "JoinCollection";

    [Function(List)]
    public Task<IReadOnlyList<string>> ListAsync([ActivityTrigger] string collection, CancellationToken cancellationToken) =>
        incoming.NamesAsync(collection, cancellationToken);

    /// <summary>The dataset's id; null when the file was refused.</summary>
    [Function(Publish)]
    public async Task<string?> PublishAsync([ActivityTrigger] DroppedName dropped, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dropped);
        return (await file.PublishAsync(dropped.Collection, dropped.Name, cancellationToken))?.ToString();
    }

    [Function(Join)]
    public Task JoinAsync([ActivityTrigger] JoinedDatasets joined, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(joined);
        return tests.AfterAsync(
            async () =>
            {
                if (!await members.JoinAsync(joined.Collection, [.. joined.Datasets.Select(DatasetId.Parse)], cancellationToken))
                    throw new IOException($"The collection {joined.Collection} is being written by others.");
            },
            client,
            cancellationToken);
    }
}

/// <summary>A file in <c>incoming/</c>.</summary>
public sealed record DroppedName(string Collection, string Name);

/// <summary>Datasets by id that become members of their collection.</summary>
public sealed record JoinedDatasets(string Collection, IReadOnlyList<string> Datasets);
