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

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The index over exactly these files, searchable.</summary>
    /// <param name="fileIds">The service's ids.</param>
    public async Task<ModelReply<ReadyIndex>> EnsureAsync(
        string owner, IReadOnlyList<string> fileIds, FileSearchSettings settings, CancellationToken cancellationToken)
    {
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
            var known = await ReadAsync(owner, cancellationToken);
            if (known is not null && known.Address == model.Address && known.Fingerprint == print
                && await model.GetStoreAsync(known.StoreId, cancellationToken) is ModelReply<ProviderStore>.Ok({ IsExpired: false } there))
            {
                return await ReadyAsync(there, cancellationToken);
            }

            if (known is not null && known.Address == model.Address)
                await model.DeleteStoreAsync(known.StoreId, cancellationToken);
            return await CreateAsync(owner, request, fileIds, print, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Deletes the owner's index at the service and what is known of it.</summary>
    public async Task DeleteAsync(string owner, CancellationToken cancellationToken)
    {
        if (await ReadAsync(owner, cancellationToken) is not { } known)
            return;
        if (known.Address == model.Address)
            await model.DeleteStoreAsync(known.StoreId, cancellationToken);
        await artifacts.DeleteAsync(NameOf(owner), cancellationToken);
    }

    public void Dispose() => _one.Dispose();

    private async Task<ModelReply<ReadyIndex>> CreateAsync(
        string owner, StoreRequest request, IReadOnlyList<string> fileIds, string print, CancellationToken cancellationToken)
    {
        var reply = await model.CreateStoreAsync(request, cancellationToken);
        if (reply is ModelReply<ProviderStore>.Failed(var refused))
            return new ModelReply<ReadyIndex>.Failed(refused);
        var made = ((ModelReply<ProviderStore>.Ok)reply).Value;
        var record = new IndexRecord(model.Address, made.Id, print);
        await artifacts.WriteAsync(
            NameOf(owner), (stream, token) => JsonSerializer.SerializeAsync(stream, record, QuestionJson.Options, token), cancellationToken);
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

    private async Task<IndexRecord?> ReadAsync(string owner, CancellationToken cancellationToken)
    {
        await using var stream = await artifacts.OpenReadAsync(NameOf(owner), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<IndexRecord>(stream, QuestionJson.Options, cancellationToken);
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    private static string NameOf(string owner) => $"{Folder}{owner.Replace(':', '/')}.json";

    private static string Fingerprint(IReadOnlyList<string> fileIds, StoreRequest request) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{string.Join('\n', fileIds.Order(StringComparer.Ordinal))}\n{request.ChunkTokens}\n{request.ChunkOverlap}\n{request.ExpiresAfterDays}")));

    private sealed record IndexRecord(string Address, string StoreId, string Fingerprint);
}

/// <param name="Failures">Files that cannot be found in it, and why.</param>
/// <param name="Unready">Files the service was still working on when we stopped waiting.</param>
public sealed record ReadyIndex(string StoreId, IReadOnlyList<StoreFailure> Failures, int Unready);
