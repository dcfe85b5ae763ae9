using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Model;
using Tally.Questions;

namespace Tally.Files;

/// <summary>One index (vector store) at the service for each owner of searchable files, made anew when its files change or it is gone.</summary>
public sealed class SearchIndexes(IArtifactStore artifacts, IModelFiles model, TimeProvider clock) : IDisposable
{
    private const string Folder = "indexes/";
    private const string Left = "indexes/left/";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The index over exactly these files, searchable.</summary>
    public async Task<ModelReply<ReadyIndex>> EnsureAsync(
        string owner, IReadOnlyList<IndexedFile> files, FileSearchSettings settings, CancellationToken cancellationToken)
    {
        string[] fileIds = [.. files.Select(file => file.FileId).Distinct()];
        var request = new StoreRequest
        {
            Name = "tally " + owner,
            FileIds = [.. fileIds.Take(StoreRequest.MostFiles)],
            ExpiresAfterDays = settings.ExpiresAfterDays,
            ChunkTokens = settings.ChunkTokens,
            ChunkOverlap = settings.ChunkOverlap,
        };
        string print = Fingerprint(fileIds, request);
        await _one.WaitAsync(cancellationToken);
        try
        {
            var known = await ReadAsync(NameOf(owner), cancellationToken);
            if (known is not null && known.Address == model.Address && known.Fingerprint == print
                && await model.GetStoreAsync(known.StoreId, cancellationToken) is ModelReply<ProviderStore>.Ok({ IsExpired: false } there))
            {
                return await ReadyAsync(there, cancellationToken);
            }

            if (known is not null)
                await DropAsync(known, cancellationToken);
            return await CreateAsync(owner, new IndexRecord(model.Address, "", print, request, files), fileIds, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Deletes the owner's index at the service and what is known of it.</summary>
    public async Task DeleteAsync(string owner, CancellationToken cancellationToken)
    {
        if (await ReadAsync(NameOf(owner), cancellationToken) is not { } known)
            return;
        await DropAsync(known, cancellationToken);
        await artifacts.DeleteAsync(NameOf(owner), cancellationToken);
    }

    /// <summary>
    /// The owner's index searches the new copy of a file instead of the old one. An index that is not there, or not of this file, is left as it
    /// is: the next question makes it anew, and so it does when this breaks off half-way.
    /// </summary>
    internal async Task<ModelReply<string>> FollowAsync(string owner, string hash, string fileId, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (await ReadAsync(NameOf(owner), cancellationToken) is not { Request: { } request, Files: { } files } known || known.Address != model.Address
                || files.FirstOrDefault(file => file.Hash == hash) is not { } old || old.FileId == fileId
                || await model.GetStoreAsync(known.StoreId, cancellationToken) is not ModelReply<ProviderStore>.Ok({ IsExpired: false } store))
                return new ModelReply<string>.Ok(fileId);
            if (await model.AttachAsync(known.StoreId, [fileId], request, cancellationToken) is ModelReply<string>.Failed notAdded)
                return notAdded;
            if (await ReadyAsync(store with { InProgress = 1 }, cancellationToken) is ModelReply<ReadyIndex>.Failed(var notReady))
                return new ModelReply<string>.Failed(notReady);
            IndexedFile[] now = [.. files.Select(file => file.Hash == hash ? file with { FileId = fileId } : file)];
            await WriteAsync(
                NameOf(owner), known with { Files = now, Fingerprint = Fingerprint(now.Select(file => file.FileId).Distinct(), request) }, cancellationToken);
            return await model.DetachAsync(known.StoreId, old.FileId, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Deletes at the service what could not be deleted when it was given up.</summary>
    /// <returns>How many were deleted, how many are left.</returns>
    internal async Task<(int Deleted, int Failed)> DeleteLeftAsync(CancellationToken cancellationToken)
    {
        int deleted = 0, failed = 0;
        foreach (string name in await artifacts.ListAsync(Left, cancellationToken).ToListAsync(cancellationToken))
        {
            if (await ReadAsync(name, cancellationToken) is { } left && left.Address == model.Address && !await IsDeletedAsync(left, cancellationToken))
            {
                failed++;
                continue;
            }

            await artifacts.DeleteAsync(name, cancellationToken);
            deleted++;
        }

        return (deleted, failed);
    }

    public void Dispose() => _one.Dispose();

    /// <summary>What the service does not delete now is noted, to be deleted later.</summary>
    private async Task DropAsync(IndexRecord known, CancellationToken cancellationToken)
    {
        if (known.Address == model.Address && !await IsDeletedAsync(known, cancellationToken))
            await WriteAsync($"{Left}{known.StoreId}.json", known, cancellationToken);
    }

    private async Task<bool> IsDeletedAsync(IndexRecord known, CancellationToken cancellationToken) =>
        await model.DeleteStoreAsync(known.StoreId, cancellationToken)
            is ModelReply<string>.Ok or ModelReply<string>.Failed { Failure.Kind: ModelFailureKind.NotFound };

    private async Task<ModelReply<ReadyIndex>> CreateAsync(
        string owner, IndexRecord wanted, IReadOnlyList<string> fileIds, CancellationToken cancellationToken)
    {
        var request = wanted.Request!;
        var reply = await model.CreateStoreAsync(request, cancellationToken);
        if (reply is ModelReply<ProviderStore>.Failed(var refused))
            return new ModelReply<ReadyIndex>.Failed(refused);
        var made = ((ModelReply<ProviderStore>.Ok)reply).Value;
        await WriteAsync(NameOf(owner), wanted with { StoreId = made.Id }, cancellationToken);
        foreach (string[] more in fileIds.Skip(StoreRequest.MostFiles).Chunk(StoreRequest.MostFiles))
        {
            if (await model.AttachAsync(made.Id, more, request, cancellationToken) is ModelReply<string>.Failed(var failure))
                return new ModelReply<ReadyIndex>.Failed(failure);
        }

        return await ReadyAsync(made, cancellationToken);
    }

    /// <summary>Waits until nothing is in progress; what failed is told, and does not hold up the rest.</summary>
    private async Task<ModelReply<ReadyIndex>> ReadyAsync(ProviderStore store, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        for (var pause = FirstPause; store.InProgress > 0 && clock.GetElapsedTime(start) < LongestWait; pause = Longer(pause))
        {
            await Task.Delay(pause, clock, cancellationToken);
            switch (await model.GetStoreAsync(store.Id, cancellationToken))
            {
                case ModelReply<ProviderStore>.Ok(var now):
                    store = now;
                    break;
                case ModelReply<ProviderStore>.Failed(var failure):
                    return new ModelReply<ReadyIndex>.Failed(failure);
            }
        }

        IReadOnlyList<StoreFailure> failures = [];
        if (store.Failed > 0 && await model.ListFailuresAsync(store.Id, cancellationToken) is ModelReply<IReadOnlyList<StoreFailure>>.Ok(var listed))
            failures = listed;
        return new ModelReply<ReadyIndex>.Ok(new ReadyIndex(store.Id, failures, store.InProgress));
    }

    private async Task<IndexRecord?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(name, cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<IndexRecord>(stream, QuestionJson.Options, cancellationToken);
    }

    private Task WriteAsync(string name, IndexRecord record, CancellationToken cancellationToken) =>
        artifacts.WriteAsync(name, (stream, token) => JsonSerializer.SerializeAsync(stream, record, QuestionJson.Options, token), cancellationToken);

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private static string NameOf(string owner) => $"{Folder}{owner.Replace(':', '/')}.json";

    private static string Fingerprint(IEnumerable<string> fileIds, StoreRequest request) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{string.Join('\n', fileIds.Order(StringComparer.Ordinal))}\n{request.ChunkTokens}\n{request.ChunkOverlap}\n{request.ExpiresAfterDays}")));

    /// <summary>What is known of an index. Those made by earlier builds lack the last two, and are made anew when a copy is renewed.</summary>
    private sealed record IndexRecord(string Address, string StoreId, string Fingerprint, StoreRequest? Request = null, IReadOnlyList<IndexedFile>? Files = null);
}

/// <summary>A file of an index: what it holds, and the service's id of the copy that is searched.</summary>
public sealed record IndexedFile(string Hash, string FileId);

/// <param name="Failures">Files that cannot be found in it, and why.</param>
/// <param name="Unready">Files the service was still working on when we stopped waiting.</param>
public sealed record ReadyIndex(string StoreId, IReadOnlyList<StoreFailure> Failures, int Unready);
