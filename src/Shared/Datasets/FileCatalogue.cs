using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Tally.Datasets;

/// <summary>
/// The catalogue as one file an entry. Writers within the process take turns; the home folder's lock keeps other
/// processes out.
/// </summary>
public sealed class FileCatalogue(string root) : ICatalogue, IDisposable
{
    private readonly string _datasets = Path.Combine(root, "catalogue", "datasets");
    private readonly string _collections = Path.Combine(root, "catalogue", "collections");
    private readonly WholeFiles _whole = new(Path.Combine(root, "catalogue.tmp"));
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task<Versioned<DatasetProfile>?> GetDatasetAsync(DatasetId id, CancellationToken cancellationToken) =>
        ReadAsync<DatasetProfile>(PathOf(id), cancellationToken);

    public Task<Versioned<CollectionSnapshot>?> GetCollectionAsync(string name, CancellationToken cancellationToken) =>
        ReadAsync<CollectionSnapshot>(PathOf(name), cancellationToken);

    public async IAsyncEnumerable<CollectionSnapshot> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_collections))
        {
            yield break;
        }

        var names = Directory.EnumerateFiles(_collections, "*.json")
            .Select(path => SafeFileName.Decode(Path.GetFileNameWithoutExtension(path)))
            .Order(StringComparer.Ordinal);
        foreach (string name in names.ToList())
        {
            if (await GetCollectionAsync(name, cancellationToken) is { } stored)
            {
                yield return stored.Value;
            }
        }
    }

    public Task<bool> TryPutDatasetAsync(DatasetProfile profile, string? expectedETag, CancellationToken cancellationToken) =>
        TryPutAsync(PathOf(profile.Id), profile, expectedETag, cancellationToken);

    public Task<bool> TryPutCollectionAsync(CollectionSnapshot snapshot, string? expectedETag, CancellationToken cancellationToken) =>
        TryPutAsync(PathOf(snapshot.Name), snapshot, expectedETag, cancellationToken);

    public async Task RemoveDatasetAsync(DatasetId id, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            string path = PathOf(id);
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Brought to the disk before the turn is taken, so that many entries that are put at once do not wait for each other's disk.
    private async Task<bool> TryPutAsync<T>(string path, T value, string? expectedETag, CancellationToken cancellationToken)
    {
        using var entry = await _whole.PrepareAsync(
            (stream, token) => JsonSerializer.SerializeAsync(stream, value, DatasetJson.Options, token), cancellationToken);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (await TagAsync(path, cancellationToken) != expectedETag)
            {
                return false;
            }

            entry.Publish(path);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<Versioned<T>?> ReadAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        byte[]? bytes = await BytesAsync(path, cancellationToken);
        return bytes is null ? null : new Versioned<T>(JsonSerializer.Deserialize<T>(bytes, DatasetJson.Options)!, Tag(bytes));
    }

    private static async Task<string?> TagAsync(string path, CancellationToken cancellationToken) =>
        await BytesAsync(path, cancellationToken) is { } bytes ? Tag(bytes) : null;

    private static async Task<byte[]?> BytesAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static string Tag(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes)[..16]);

    private string PathOf(DatasetId id) =>
        Path.Combine(_datasets, SafeFileName.Encode(id.Collection), SafeFileName.Encode(id.Name) + ".json");

    private string PathOf(string collection) => Path.Combine(_collections, SafeFileName.Encode(collection) + ".json");
}
