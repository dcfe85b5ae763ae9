using System.Security.Cryptography;
using Tally.Datasets;

namespace Tally.Files;

/// <summary>The files hosted tools may read, kept by what they hold: a record, and the bytes among the artifacts as <c>files/{hash}/content</c>.</summary>
public sealed class FileLibrary(IKeptFileStore records, IArtifactStore artifacts, TimeProvider clock)
{
    /// <summary>The largest file that is taken.</summary>
    public const long MostBytes = 100L << 20;

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
        await KeepAsync(hash, content, cancellationToken);
        var kept = await PutAsync(hash, normal, content.ToMemory().Length, null, owner, cancellationToken);

        // Somebody who was just forgetting the same content may have deleted it before the record was there again.
        await KeepAsync(hash, content, cancellationToken);
        return new FileOutcome.Kept(kept);
    }

    /// <summary>Lists one of our artifacts as a file, without copying it.</summary>
    public Task<KeptFile> AddArtifactAsync(string path, string artifact, long bytes, string owner, CancellationToken cancellationToken) =>
        PutAsync(Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(artifact))), path, bytes, artifact, owner, cancellationToken);

    public async Task<KeptFile?> GetAsync(string hash, CancellationToken cancellationToken) =>
        (await records.GetAsync(hash, cancellationToken))?.Value;

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

    /// <summary>All records in ordinal order of their hashes.</summary>
    public IAsyncEnumerable<KeptFile> ListAsync(CancellationToken cancellationToken) => records.ListAsync(cancellationToken);

    /// <summary>Null when the content is gone.</summary>
    public async Task<BinaryData?> ReadAsync(KeptFile file, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(file.Artifact ?? ContentOf(file.Hash), cancellationToken);
        return stream is null ? null : await BinaryData.FromStreamAsync(stream, cancellationToken);
    }

    /// <summary>Changes a record, whoever else does; null when it is gone.</summary>
    public async Task<KeptFile?> ChangeAsync(string hash, Func<KeptFile, KeptFile> change, CancellationToken cancellationToken)
    {
        while (await records.GetAsync(hash, cancellationToken) is { } stored)
        {
            var changed = change(stored.Value);
            if (changed == stored.Value || await records.TryPutAsync(changed, stored.ETag, cancellationToken))
                return changed;
        }

        return null;
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

    /// <summary>Forgets record and content; not of a file that somebody has changed since it was read.</summary>
    public async Task RemoveAsync(KeptFile file, CancellationToken cancellationToken)
    {
        if (await records.GetAsync(file.Hash, cancellationToken) is { } stored && stored.Value.IsHeldAs(file)
            && await records.TryDeleteAsync(file.Hash, stored.ETag, cancellationToken))
            await artifacts.DeleteAsync(ContentOf(file.Hash), cancellationToken);
    }

    private async Task<KeptFile> PutAsync(string hash, string path, long bytes, string? artifact, string owner, CancellationToken cancellationToken)
    {
        bool isPassing = FileOwner.IsConversation(owner);
        while (true)
        {
            var stored = await records.GetAsync(hash, cancellationToken);
            if (stored is { Value: { UnneededSince: null } known } && known.Paths.Contains(path) && known.Owners.Contains(owner))
                return known;

            // What comes with a question takes no path away from what is shared.
            if (!isPassing)
                await TakePathAsync(path, hash, cancellationToken);
            var before = stored?.Value ?? new KeptFile { Hash = hash, Paths = [], Bytes = bytes, AddedAt = clock.GetUtcNow(), Artifact = artifact };

            // Nor does it tell others what somebody called a file that is shared.
            string[] paths = isPassing && before.IsShared ? [.. before.Paths] : [.. before.Paths.Append(path).Distinct()];
            var file = before with { Paths = paths, Owners = [.. before.Owners.Append(owner).Distinct()], UnneededSince = null };
            if (await records.TryPutAsync(file, stored?.ETag, cancellationToken))
                return file;
        }
    }

    private async Task KeepAsync(string hash, BinaryData content, CancellationToken cancellationToken)
    {
        if (!await artifacts.ExistsAsync(ContentOf(hash), cancellationToken))
            await artifacts.WriteAsync(ContentOf(hash), (stream, token) => stream.WriteAsync(content.ToMemory(), token).AsTask(), cancellationToken);
    }

    private async Task TakePathAsync(string path, string heir, CancellationToken cancellationToken)
    {
        var losers = await ListAsync(cancellationToken).Where(other => other.Hash != heir && other.Paths.Contains(path)).ToListAsync(cancellationToken);
        foreach (var other in losers)
            await ChangeAsync(other.Hash, file => file with { Paths = [.. file.Paths.Where(taken => taken != path)] }, cancellationToken);
    }

    private static string ContentOf(string hash) => $"files/{hash}/content";
}
