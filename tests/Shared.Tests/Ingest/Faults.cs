using Tally.Datasets;

namespace Tally.Shared.Tests.Ingest;

/// <summary>Counts what is asked of the stores, and fails at one of the steps; 0 for never. Once it failed, everything does.</summary>
internal sealed class Faults(int dieAt)
{
    private int _steps;

    public int Steps => _steps;

    public void Step()
    {
        if (Interlocked.Increment(ref _steps) >= dieAt && dieAt > 0)
        {
            throw new IOException("The machine stopped.");
        }
    }
}

/// <summary>An artifact store that stops before or in the middle of a write.</summary>
internal sealed class FailingArtifacts(IArtifactStore inner, Faults faults) : IArtifactStore
{
    public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        faults.Step();
        return inner.OpenReadAsync(name, cancellationToken);
    }

    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        faults.Step();
        return inner.WriteAsync(
            name,
            async (stream, token) =>
            {
                await write(stream, token);
                faults.Step();
            },
            cancellationToken);
    }

    public Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) => inner.ExistsAsync(name, cancellationToken);

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        faults.Step();
        return inner.DeleteAsync(name, cancellationToken);
    }

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => inner.ListAsync(prefix, cancellationToken);
}

/// <summary>A catalogue that stops before or after an entry is put.</summary>
internal sealed class FailingCatalogue(FileCatalogue inner, Faults faults) : ICatalogue, IDisposable
{
    public Task<Versioned<DatasetProfile>?> GetDatasetAsync(DatasetId id, CancellationToken cancellationToken)
    {
        faults.Step();
        return inner.GetDatasetAsync(id, cancellationToken);
    }

    public Task<Versioned<CollectionSnapshot>?> GetCollectionAsync(string name, CancellationToken cancellationToken)
    {
        faults.Step();
        return inner.GetCollectionAsync(name, cancellationToken);
    }

    public IAsyncEnumerable<CollectionSnapshot> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

    public async Task<bool> TryPutDatasetAsync(DatasetProfile profile, string? expectedETag, CancellationToken cancellationToken)
    {
        faults.Step();
        bool put = await inner.TryPutDatasetAsync(profile, expectedETag, cancellationToken);
        faults.Step();
        return put;
    }

    public async Task<bool> TryPutCollectionAsync(CollectionSnapshot snapshot, string? expectedETag, CancellationToken cancellationToken)
    {
        faults.Step();
        bool put = await inner.TryPutCollectionAsync(snapshot, expectedETag, cancellationToken);
        faults.Step();
        return put;
    }

    public Task RemoveDatasetAsync(DatasetId id, CancellationToken cancellationToken) => inner.RemoveDatasetAsync(id, cancellationToken);

    public void Dispose() => inner.Dispose();
}
