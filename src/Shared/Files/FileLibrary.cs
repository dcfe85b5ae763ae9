using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Files;

/// <summary>The files hosted tools may read, kept by content among the artifacts: <c>files/{hash}/file.json</c> and <c>content</c>.</summary>
public sealed class FileLibrary(IArtifactStore artifacts, TimeProvider clock) : IDisposable
{
    /// <summary>The largest file that is taken.</summary>
    public const long MostBytes = 100L << 20;

    private const string Folder = "files/";

    private readonly SemaphoreSlim _changing = new(1);

    /// <summary>Keeps a file for an owner; the same content is kept once.</summary>
    public async Task<FileOutcome> AddAsync(string path, BinaryData content, string owner, CancellationToken cancellationToken)
    {
        string normal = FilePath.Normal(path);
        if (!FilePath.IsValid(normal))
            return new FileOutcome.Refused("bad-path", $"\"{path}\" is not a file's path with an ending.");
        if (!FileKind.IsComputable(normal))
            return new FileOutcome.Refused("unsupported-file", FileKind.Refusal(normal, search: true, code: true)!);
        if (content.ToMemory().Length is 0 or > (int)MostBytes)
            return new FileOutcome.Refused("bad-size", $"\"{path}\" is empty or larger than {MostBytes >> 20} MiB.");
        string hash = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
        string name = ContentOf(hash);
        if (!await artifacts.ExistsAsync(name, cancellationToken))
            await artifacts.WriteAsync(name, (stream, token) => stream.WriteAsync(content.ToMemory(), token).AsTask(), cancellationToken);
        return new FileOutcome.Kept(await PutAsync(hash, normal, content.ToMemory().Length, null, owner, cancellationToken));
    }

    /// <summary>Lists one of our artifacts as a file, without copying it.</summary>
    public Task<KeptFile> AddArtifactAsync(string path, string artifact, long bytes, string owner, CancellationToken cancellationToken) =>
        PutAsync(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(artifact))), path, bytes, artifact, owner, cancellationToken);

    public async Task<KeptFile?> GetAsync(string hash, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(RecordOf(hash), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<KeptFile>(stream, QuestionJson.Options, cancellationToken);
    }

    /// <summary>By path, by our id, by the service's id, or by hash; of several, one that is shared.</summary>
    public async Task<KeptFile?> FindAsync(string key, CancellationToken cancellationToken)
    {
        string path = FilePath.Normal(key);
        KeptFile? found = null;
        await foreach (var file in ListAsync(cancellationToken))
        {
            if (file.Owners.Count > 0 && (file.Id == key || file.Hash == key || file.Provider?.FileId == key || file.Paths.Contains(path))
                && found is not { IsShared: true })
                found = file;
        }

        return found;
    }

    /// <summary>As <see cref="FindAsync"/>, but nothing that came with somebody's question alone.</summary>
    public async Task<KeptFile?> FindSharedAsync(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) is { IsShared: true } file ? file : null;

    public async IAsyncEnumerable<KeptFile> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (string hash in HashesAsync(cancellationToken))
        {
            if (await GetAsync(hash, cancellationToken) is { } file)
                yield return file;
        }
    }

    /// <summary>Hashes of all records in ordinal order, without reading them.</summary>
    public async IAsyncEnumerable<string> HashesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (string name in artifacts.ListAsync(Folder, cancellationToken))
        {
            if (name.EndsWith("/file.json", StringComparison.Ordinal))
                yield return name.Split('/')[1];
        }
    }

    /// <summary>Null when the content is gone.</summary>
    public async Task<BinaryData?> ReadAsync(KeptFile file, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(file.Artifact ?? ContentOf(file.Hash), cancellationToken);
        return stream is null ? null : await BinaryData.FromStreamAsync(stream, cancellationToken);
    }

    /// <summary>Changes a record under the library's lock; null when it is gone.</summary>
    public async Task<KeptFile?> ChangeAsync(string hash, Func<KeptFile, KeptFile> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            if (await GetAsync(hash, cancellationToken) is not { } file)
                return null;
            var changed = change(file);
            if (changed != file)
                await WriteAsync(changed, cancellationToken);
            return changed;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Adds an owner.</summary>
    public Task<KeptFile?> OwnAsync(string hash, string owner, CancellationToken cancellationToken) => ChangeAsync(
        hash, file => file.Owners.Contains(owner) ? file : file with { Owners = [.. file.Owners, owner] }, cancellationToken);

    /// <summary>Forgets content, owners and paths. The record stays for what it knows of the service's copy.</summary>
    public async Task EmptyAsync(KeptFile file, CancellationToken cancellationToken)
    {
        await ChangeAsync(file.Hash, kept => kept with { Owners = [], Paths = [] }, cancellationToken);
        await artifacts.DeleteAsync(ContentOf(file.Hash), cancellationToken);
    }

    /// <summary>Forgets record and content.</summary>
    public async Task RemoveAsync(KeptFile file, CancellationToken cancellationToken)
    {
        await artifacts.DeleteAsync(RecordOf(file.Hash), cancellationToken);
        await artifacts.DeleteAsync(ContentOf(file.Hash), cancellationToken);
    }

    public void Dispose() => _changing.Dispose();

    private async Task<KeptFile> PutAsync(string hash, string path, long bytes, string? artifact, string owner, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            var known = await GetAsync(hash, cancellationToken);
            if (known is { UnneededSince: null } && known.Paths.Contains(path) && known.Owners.Contains(owner))
                return known;
            bool isPassing = FileOwner.IsConversation(owner);
            await foreach (var other in ListAsync(cancellationToken))
            {
                // What comes with a question takes no path away from what is shared.
                if (!isPassing && other.Hash != hash && other.Paths.Contains(path))
                    await WriteAsync(other with { Paths = [.. other.Paths.Where(taken => taken != path)] }, cancellationToken);
            }

            var before = known ?? new KeptFile { Hash = hash, Paths = [], Bytes = bytes, AddedAt = clock.GetUtcNow(), Artifact = artifact };
            // Nor does it tell others what somebody called a file that is shared.
            string[] paths = isPassing && before.IsShared ? [.. before.Paths] : [.. before.Paths.Append(path).Distinct()];
            var file = before with { Paths = paths, Owners = [.. before.Owners.Append(owner).Distinct()], UnneededSince = null };
            await WriteAsync(file, cancellationToken);
            return file;
        }
        finally
        {
            _changing.Release();
        }
    }

    private Task WriteAsync(KeptFile file, CancellationToken cancellationToken) => artifacts.WriteAsync(
        RecordOf(file.Hash), (stream, token) => JsonSerializer.SerializeAsync(stream, file, QuestionJson.Options, token), cancellationToken);

    private static string RecordOf(string hash) => $"{Folder}{hash}/file.json";

    private static string ContentOf(string hash) => $"{Folder}{hash}/content";
}
