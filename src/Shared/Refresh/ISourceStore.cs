using Tally.Datasets;

namespace Tally.Refresh;

/// <summary>Where sources are kept, by name. Every implementation passes one conformance suite.</summary>
public interface ISourceStore
{
    Task<Versioned<DataSource>?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>In order of name.</summary>
    IAsyncEnumerable<DataSource> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Saves if what is stored still has <paramref name="expectedETag"/> (null: if there is none of that name). Returns false,
    /// having changed nothing, when another writer came first.
    /// </summary>
    Task<bool> TryPutAsync(DataSource source, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>False when there was none.</summary>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken);
}
