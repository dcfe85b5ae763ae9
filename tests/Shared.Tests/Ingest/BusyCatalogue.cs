using Tally.Datasets;

namespace Tally.Shared.Tests.Ingest;

/// <summary>A catalogue in which another writer always comes first.</summary>
/// <param name="inner">What is there.</param>
/// <param name="datasets">Of datasets; false: of collections.</param>
internal sealed class BusyCatalogue(ICatalogue inner, bool datasets) : ICatalogue
{
    public Task<Versioned<DatasetProfile>?> GetDatasetAsync(DatasetId id, CancellationToken cancellationToken) => inner.GetDatasetAsync(id, cancellationToken);

    public Task<Versioned<CollectionSnapshot>?> GetCollectionAsync(string name, CancellationToken cancellationToken) => inner.GetCollectionAsync(name, cancellationToken);

    public IAsyncEnumerable<CollectionSnapshot> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    public Task<bool> TryPutDatasetAsync(DatasetProfile profile, string? expectedETag, CancellationToken cancellationToken) =>
        datasets ? Task.FromResult(false) : inner.TryPutDatasetAsync(profile, expectedETag, cancellationToken);

    public Task<bool> TryPutCollectionAsync(CollectionSnapshot snapshot, string? expectedETag, CancellationToken cancellationToken) =>
        datasets ? inner.TryPutCollectionAsync(snapshot, expectedETag, cancellationToken) : Task.FromResult(false);

    public Task RemoveDatasetAsync(DatasetId id, CancellationToken cancellationToken) => inner.RemoveDatasetAsync(id, cancellationToken);
}
