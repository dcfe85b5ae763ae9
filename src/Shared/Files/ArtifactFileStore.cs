using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Files;

/// <summary>Records among the artifacts, <c>files/{hash}/file.json</c>, for the one process that holds them.</summary>
public sealed class ArtifactFileStore(IArtifactStore artifacts) : IKeptFileStore, IDisposable
{
    private const string Folder = "files/";
    private const string Record = "/file.json";

    private readonly SemaphoreSlim _writing = new(1);

    public async Task<Versioned<KeptFile>?> GetAsync(string hash, CancellationToken cancellationToken)
    {
        if (hash.Length == 0 || !hash.All(char.IsAsciiHexDigitLower))
            return null;
        await using var stream = await artifacts.OpenReadAsync(NameOf(hash), cancellationToken);
        if (stream is null)
            return null;
        byte[] bytes = (await BinaryData.FromStreamAsync(stream, cancellationToken)).ToArray();
        return new Versioned<KeptFile>(JsonSerializer.Deserialize<KeptFile>(bytes, QuestionJson.Options)!, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public async IAsyncEnumerable<KeptFile> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (string name in artifacts.ListAsync(Folder, cancellationToken))
        {
            if (name.EndsWith(Record, StringComparison.Ordinal) && await GetAsync(name[Folder.Length..^Record.Length], cancellationToken) is { } stored)
                yield return stored.Value;
        }
    }

    public Task<bool> TryPutAsync(KeptFile file, string? expectedETag, CancellationToken cancellationToken) => IfAsync(
        file.Hash, expectedETag, () => artifacts.WriteAsync(
            NameOf(file.Hash), (stream, token) => JsonSerializer.SerializeAsync(stream, file, QuestionJson.Options, token), cancellationToken), cancellationToken);

    public Task<bool> TryDeleteAsync(string hash, string expectedETag, CancellationToken cancellationToken) =>
        IfAsync(hash, expectedETag, () => artifacts.DeleteAsync(NameOf(hash), cancellationToken), cancellationToken);

    public void Dispose() => _writing.Dispose();

    private async Task<bool> IfAsync(string hash, string? expectedETag, Func<Task> change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if ((await GetAsync(hash, cancellationToken))?.ETag != expectedETag)
                return false;
            await change();
            return true;
        }
        finally
        {
            _writing.Release();
        }
    }

    private static string NameOf(string hash) => Folder + hash + Record;
}
