using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest.Sidecars;
using Tally.SelfTests;

namespace Tally.Ingest;

/// <summary>Ingests one file: publishes it, then the collection it belongs to.</summary>
public sealed class IngestDataset
{
    private readonly DatasetPublisher _datasets;
    private readonly CollectionPublisher _collections;
    private readonly StoredSidecars _sidecars;
    private readonly CollectionTotals _totals;
    private readonly ISelfTestQueue? _tests;

    internal IngestDataset(
        DatasetPublisher datasets, CollectionPublisher collections, StoredSidecars sidecars, CollectionTotals totals, ISelfTestQueue? tests) =>
        (_datasets, _collections, _sidecars, _totals, _tests) = (datasets, collections, sidecars, totals, tests);

    /// <summary>Publishes the file, or says why not. The same bytes with the same sidecar change nothing.</summary>
    public async Task<IngestOutcome> RunAsync(IngestInput input, CancellationToken cancellationToken)
    {
        var (sidecar, problem) = input.Sidecar is { } given ? (given, null) : await _sidecars.ForAsync(input.Id, cancellationToken);
        if (problem is not null)
        {
            return new IngestOutcome.Refused([problem]);
        }

        var outcome = await _datasets.PublishAsync(input, sidecar!, cancellationToken);
        if (outcome is not IngestOutcome.Published published)
        {
            return outcome;
        }

        var snapshot = await _collections.PublishAsync(
            input.Id.Collection, current => Snapshots.With(current, published.Profile, sidecar!), cancellationToken);
        if (snapshot is null)
        {
            return new IngestOutcome.Refused([CollectionPublisher.Contended(input.Id.Collection)]);
        }

        await _totals.FlagAsync(snapshot, cancellationToken);
        _tests?.Add(input.Id);
        return outcome;
    }
}
