using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest.Sidecars;
using Tally.SelfTests;

namespace Tally.Ingest;

/// <summary>
/// Ingests many files of one collection: each by itself, wherever and in whatever order, then the collection once. File by file, everything the
/// collection holds would be merged, and looked through for totals, as often as it has files.
/// </summary>
public sealed class IngestMembers
{
    private readonly DatasetPublisher _datasets;
    private readonly CollectionPublisher _collections;
    private readonly StoredSidecars _sidecars;
    private readonly CollectionTotals _totals;
    private readonly ICatalogue _catalogue;
    private readonly ISelfTestQueue? _tests;

    internal IngestMembers(
        DatasetPublisher datasets, CollectionPublisher collections, StoredSidecars sidecars, CollectionTotals totals, ICatalogue catalogue, ISelfTestQueue? tests) =>
        (_datasets, _collections, _sidecars, _totals, _catalogue, _tests) = (datasets, collections, sidecars, totals, catalogue, tests);

    /// <summary>Publishes one file, or says why not. Its collection shows it once it is joined.</summary>
    public async Task<IngestOutcome> PublishAsync(IngestInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (sidecar, problem) = input.Sidecar is { } given ? (given, null) : await _sidecars.ForAsync(input.Id, cancellationToken);
        return problem is null ? await _datasets.PublishAsync(input, sidecar!, cancellationToken) : new IngestOutcome.Refused([problem]);
    }

    /// <summary>Makes the newest versions of these datasets members of their collection.</summary>
    /// <returns>False when others kept writing the collection.</returns>
    public async Task<bool> JoinAsync(string collection, IReadOnlyCollection<DatasetId> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var sidecars = new Dictionary<DatasetId, Sidecar>();
        foreach (var id in ids)
        {
            if (await _sidecars.ForAsync(id, cancellationToken) is ({ } sidecar, _))
            {
                sidecars[id] = sidecar;
            }
        }

        bool isNothing = false;
        var snapshot = await _collections.PublishAsync(collection, async (current, token) =>
        {
            // Read again for every try: whoever came first may have published a newer version of one of them.
            foreach (var (id, sidecar) in sidecars)
            {
                if (await _catalogue.GetDatasetAsync(id, token) is { } newest)
                {
                    current = Snapshots.With(current, newest.Value, sidecar);
                }
            }

            isNothing = current is null;
            return current;
        }, cancellationToken);
        if (snapshot is null)
        {
            return isNothing;
        }

        await _totals.FlagAsync(snapshot, cancellationToken);
        foreach (var id in sidecars.Keys)
        {
            _tests?.Add(id);
        }

        return true;
    }
}
