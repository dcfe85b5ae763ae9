using Tally.Datasets;

namespace Tally.Files;

/// <summary>Where records of files are kept, by hash. Every implementation passes one conformance suite.</summary>
public interface IKeptFileStore
{
    Task<Versioned<KeptFile>?> GetAsync(string hash, CancellationToken cancellationToken);

    /// <summary>In ordinal order of hash.</summary>
    IAsyncEnumerable<KeptFile> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Saves if what is stored still has <paramref name="expectedETag"/> (null: if there is none of that hash). Returns false,
    /// having changed nothing, when another writer came first.
    /// </summary>
    Task<bool> TryPutAsync(KeptFile file, string? expectedETag, CancellationToken cancellationToken);

    /// <summary>False, having changed nothing, when there is none or another writer came first.</summary>
    Task<bool> TryDeleteAsync(string hash, string expectedETag, CancellationToken cancellationToken);
}
