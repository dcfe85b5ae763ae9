using Tally.Datasets;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Publishing;

/// <summary>Takes a dataset out of the catalogue and out of its collection. Its versions stay for answers pinned to them.</summary>
public sealed class RemoveDataset
{
    private readonly ICatalogue _catalogue;
    private readonly CollectionPublisher _collections;

    private readonly RefusedDrops _refused;

    internal RemoveDataset(ICatalogue catalogue, CollectionPublisher collections, RefusedDrops refused) =>
        (_catalogue, _collections, _refused) = (catalogue, collections, refused);

    /// <summary>False when there is no such dataset.</summary>
    public async Task<bool> RunAsync(DatasetId id, CancellationToken cancellationToken)
    {
        bool existed = await _catalogue.GetDatasetAsync(id, cancellationToken) is not null;
        if (await _catalogue.GetCollectionAsync(id.Collection, cancellationToken) is not null)
        {
            await _collections.PublishAsync(
                id.Collection,
                current => (current ?? Empty(id.Collection)) with { Members = [.. (current?.Members ?? []).Where(member => member.Id != id)] },
                cancellationToken);
        }

        await _catalogue.RemoveDatasetAsync(id, cancellationToken);
        await _refused.ForgetAsync(id.Collection, id.Name, cancellationToken);
        return existed;
    }

    private static CollectionSnapshot Empty(string name) => Snapshots.Of(name, [], current: null, Sidecar.None);
}
