using System.Runtime.CompilerServices;
using Tally.Datasets;
using Tally.Files;

namespace Tally.Functions.Storage;

/// <summary>Records of files are listed together to find one by its path: one partition, in the order of their hashes.</summary>
internal sealed class TableFileStore(TallyTables tables, IArtifactStore artifacts) : IKeptFileStore
{
    private const string Partition = "files";

    private readonly ValueTable table = new(tables, artifacts, Partition);

    public Task<Versioned<KeptFile>?> GetAsync(string hash, CancellationToken cancellationToken) =>
        table.GetAsync<KeptFile>(Partition, hash, cancellationToken);

    public async IAsyncEnumerable<KeptFile> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var file in table.ListAsync<KeptFile>(Partition, cancellationToken))
            yield return file;
    }

    public Task<bool> TryPutAsync(KeptFile file, string? expectedETag, CancellationToken cancellationToken) =>
        table.TryPutAsync(Partition, file.Hash, file, expectedETag, cancellationToken);

    public Task<bool> TryDeleteAsync(string hash, string expectedETag, CancellationToken cancellationToken) =>
        table.TryDeleteAsync(Partition, hash, expectedETag, cancellationToken);
}
