using Tally.Datasets;

namespace Tally.Ingest.Sidecars;

/// <summary>Sidecars that were dropped beside the files and hold for every later drop.</summary>
internal sealed class StoredSidecars(IArtifactStore artifacts)
{
    /// <summary>What is stored for the dataset's collection and for the dataset, together.</summary>
    public async Task<(Sidecar? Sidecar, Problem? Problem)> ForAsync(DatasetId id, CancellationToken cancellationToken)
    {
        var (all, problem) = await ReadAsync(ArtifactNames.CollectionSidecar(id.Collection), cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        var (own, ownProblem) = await ReadAsync(ArtifactNames.DatasetSidecar(id), cancellationToken);
        return ownProblem is not null ? (null, ownProblem) : ((all ?? Sidecar.None).With(own), null);
    }

    /// <summary>Stores a sidecar as it was dropped, if it can be used; else says why not.</summary>
    public async Task<Problem?> StoreAsync(string name, byte[] json, CancellationToken cancellationToken)
    {
        var (_, problem) = SidecarReader.Read(json, name[(name.LastIndexOf('/') + 1)..]);
        if (problem is null)
        {
            await artifacts.WriteAsync(name, async (stream, token) => await stream.WriteAsync(json, token), cancellationToken);
        }

        return problem;
    }

    private async Task<(Sidecar? Sidecar, Problem? Problem)> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(name, cancellationToken);
        if (stream is null)
        {
            return (null, null);
        }

        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return SidecarReader.Read(bytes.ToArray(), name[(name.LastIndexOf('/') + 1)..]);
    }
}
