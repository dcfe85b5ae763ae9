using Tally.Datasets;

namespace Tally.Ingest.Sidecars;

/// <summary>Keeps a sidecar that was dropped, for every later drop of its file or collection.</summary>
public sealed class StoreSidecar
{
    private readonly StoredSidecars _sidecars;

    internal StoreSidecar(StoredSidecars sidecars) => _sidecars = sidecars;

    /// <summary>Stores <c>collection.json</c>; returns why not when it cannot be used.</summary>
    public Task<Problem?> ForCollectionAsync(string collection, byte[] json, CancellationToken cancellationToken) =>
        _sidecars.StoreAsync(ArtifactNames.CollectionSidecar(collection), json, cancellationToken);

    /// <summary>Stores <c>{name}.dataset.json</c>; returns why not when it cannot be used.</summary>
    public Task<Problem?> ForDatasetAsync(DatasetId id, byte[] json, CancellationToken cancellationToken) =>
        _sidecars.StoreAsync(ArtifactNames.DatasetSidecar(id), json, cancellationToken);
}
