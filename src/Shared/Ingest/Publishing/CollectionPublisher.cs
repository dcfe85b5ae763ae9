using System.Text.Json;
using Tally.Datasets;
using Tally.Ingest.Records;

namespace Tally.Ingest.Publishing;

/// <summary>Publishes versions of collections: the merged file first, the catalogue entry after.</summary>
internal sealed class CollectionPublisher(IArtifactStore artifacts, ICatalogue catalogue, CollectionProblems problems) : IDisposable
{
    private const int MostTries = 100;

    // A merged file is for the eyes of a model; a large table is queried.
    private const long MostBytesMerged = 16L << 20;

    // Writers of one process take turns, so that a hundred drops at once do not merge the same files a hundred times over.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Publishes what <paramref name="change"/> makes of the newest snapshot; null when others kept coming first.</summary>
    public Task<CollectionSnapshot?> PublishAsync(
        string name, Func<CollectionSnapshot?, CollectionSnapshot> change, CancellationToken cancellationToken) =>
        PublishAsync(name, (current, _) => Task.FromResult<CollectionSnapshot?>(change(current)), cancellationToken);

    /// <summary>As the other; a change that reads. It makes nothing of nothing.</summary>
    public async Task<CollectionSnapshot?> PublishAsync(
        string name, Func<CollectionSnapshot?, CancellationToken, Task<CollectionSnapshot?>> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (int i = 0; i < MostTries; i++)
            {
                var current = await catalogue.GetCollectionAsync(name, cancellationToken);
                if (await change(current?.Value, cancellationToken) is not { } next)
                {
                    return null;
                }

                next = next with { Version = DatasetVersion.Of(next) };
                if (current?.Value.Version == next.Version)
                {
                    return current.Value;
                }

                await WriteArtifactsAsync(next, cancellationToken);
                if (await catalogue.TryPutCollectionAsync(next, current?.ETag, cancellationToken))
                {
                    return next;
                }
            }

            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Why a collection was not published when others kept coming first.</summary>
    public static Problem Contended(string name) =>
        new() { Code = ProblemCodes.Contended, Message = $"The collection {name} is being written by others; try again." };

    public void Dispose() => _turn.Dispose();

    private async Task WriteArtifactsAsync(CollectionSnapshot snapshot, CancellationToken cancellationToken)
    {
        var files = new List<(string Label, KeyedRecords Records)>();
        foreach (var member in snapshot.Members)
        {
            var (label, records) = await ReadAsync(member, cancellationToken);
            if (records is not null)
            {
                files.Add((label, records));
            }
        }

        await artifacts.WriteAsync(ArtifactNames.Of(snapshot, ArtifactNames.Merged), (stream, _) =>
        {
            Shapes.WriteMerged(files, stream);
            return Task.CompletedTask;
        }, cancellationToken);
        await problems.WriteAsync(snapshot, cancellationToken);
        await artifacts.WriteAsync(
            ArtifactNames.Of(snapshot, ArtifactNames.Snapshot),
            (stream, token) => JsonSerializer.SerializeAsync(stream, snapshot, DatasetJson.Options, token),
            cancellationToken);
    }

    private async Task<(string Label, KeyedRecords? Records)> ReadAsync(DatasetRef member, CancellationToken cancellationToken)
    {
        await using var profileStream = await artifacts.OpenReadAsync(ArtifactNames.Of(member, ArtifactNames.Profile), cancellationToken);
        await using var keyedStream = await artifacts.OpenReadAsync(ArtifactNames.Of(member, ArtifactNames.Keyed), cancellationToken);
        if (profileStream is null || keyedStream is null)
        {
            return (member.Id.Name, null);
        }

        var profile = await JsonSerializer.DeserializeAsync<DatasetProfile>(profileStream, DatasetJson.Options, cancellationToken);
        if (profile?.Bytes > MostBytesMerged)
        {
            return (member.Id.Name, null);
        }

        using var bytes = new MemoryStream();
        await keyedStream.CopyToAsync(bytes, cancellationToken);
        return (profile?.Label?.Value ?? member.Id.Name, MergedRecords.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
