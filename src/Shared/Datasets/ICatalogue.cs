namespace Tally.Datasets;

/// <summary>What is published: the newest version of each dataset and the newest snapshot of each collection.</summary>
public interface ICatalogue
{
    Task<Versioned<DatasetProfile>?> GetDatasetAsync(DatasetId id, CancellationToken cancellationToken);

    Task<Versioned<CollectionSnapshot>?> GetCollectionAsync(string name, CancellationToken cancellationToken);

    /// <summary>Every collection, in order of name.</summary>
    IAsyncEnumerable<CollectionSnapshot> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Publishes a dataset's entry if it still has <paramref name="expectedETag"/> (null: if there is none yet).
    /// Returns false, having changed nothing, when another writer came first.
    /// </summary>
    Task<bool> TryPutDatasetAsync(DatasetProfile profile, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>As <see cref="TryPutDatasetAsync"/>, for a collection's snapshot.</summary>
    Task<bool> TryPutCollectionAsync(CollectionSnapshot snapshot, string? expectedETag, CancellationToken cancellationToken);

    Task RemoveDatasetAsync(DatasetId id, CancellationToken cancellationToken);
}

/// <summary>A stored value and the tag that changes whenever it does.</summary>
public sealed record Versioned<T>(T Value, string ETag);
