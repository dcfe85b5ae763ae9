using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Functions.Storage;

/// <summary>
/// A question is one blob, <c>questions/{id}.json</c>: snapshot, events and the payloads saved with it, replaced whole under
/// its ETag, so that a step costs one read and one write. What is put aside, and what is large, has a blob of its own
/// below <c>questions/{id}/</c>. A payload's name is used one way or the other, never both.
/// </summary>
internal sealed class BlobRunStore(TallyContainer container, RunIndex index, TimeProvider clock) : IRunStore
{
    /// <summary>Larger payloads are not carried through every later save.</summary>
    private const int MostInline = 256 * 1024;

    private readonly RunCache cache = new(clock);

    public Task<Versioned<QuestionRun>?> GetAsync(string questionId, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
            await ReadAsync(questionId, cancellationToken) is { } stored ? new Versioned<QuestionRun>(stored.Value.Run, stored.ETag) : null);

    public Task<string?> TrySaveAsync(RunSave save, string? expectedETag, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
        {
            var before = expectedETag is null ? null : cache.Get(save.Run.Id, expectedETag) ?? await ReadAsync(save.Run.Id, cancellationToken);
            if (before?.ETag != expectedETag)
                return null;
            var next = StoredRun.After(before?.Value, save, await LargeAsync(save, cancellationToken));
            if (before is null)
                await index.AddAsync(save.Run, cancellationToken);
            if (await TryWriteAsync(next, expectedETag, cancellationToken) is not { } etag)
                return null;
            if (save.Run.IsEnded && before is not { Value.Run.IsEnded: true })
                await index.EndAsync(save.Run, cancellationToken);
            return etag;
        });

    public Task PutAsideAsync(string questionId, RunPayload payload, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(() => WriteBlobAsync(AsideName(questionId, payload.Name), payload.Json, null, cancellationToken));

    public Task<byte[]?> GetAsideAsync(string questionId, string name, CancellationToken cancellationToken) => Unavailable.AsIOException(
        async () => StoredName.IsSafe(questionId) ? await ReadBlobAsync(AsideName(questionId, name), cancellationToken) : null);

    public Task<byte[]?> GetPayloadAsync(string questionId, string name, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
        {
            if (!StoredName.IsSafe(questionId))
                return null;
            if (cache.Latest(questionId)?.Value.Find(name) is { } known)
                return await ContentAsync(known, cancellationToken);
            return (await ReadAsync(questionId, cancellationToken))?.Value.Find(name) is { } saved
                ? await ContentAsync(saved, cancellationToken)
                : null;
        });

    public Task<IReadOnlyList<RunEvent>> EventsAsync(string questionId, long after, CancellationToken cancellationToken) =>
        Unavailable.AsIOException<IReadOnlyList<RunEvent>>(async () =>
            await ReadAsync(questionId, cancellationToken) is { } stored ? [.. stored.Value.Events.Where(one => one.Sequence > after)] : []);

    public async IAsyncEnumerable<string> InFlightAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (string id in index.OpenAsync(cancellationToken))
        {
            if (await GetAsync(id, cancellationToken) is { Value.IsEnded: false })
                yield return id;
        }
    }

    public Task<RunPage> ListAsync(RunQuery query, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
        {
            var runs = new List<QuestionRun>();
            await foreach (var (id, cursor) in index.ListAsync(query, cancellationToken))
            {
                if (await GetAsync(id, cancellationToken) is { } stored)
                    runs.Add(stored.Value);
                if (runs.Count == query.Size)
                    return new RunPage(runs, cursor);
            }

            return new RunPage(runs, null);
        });

    public async Task DeleteAsync(string questionId, CancellationToken cancellationToken)
    {
        if (await GetAsync(questionId, cancellationToken) is not { } stored)
            return;
        await index.RemoveAsync(stored.Value, cancellationToken);
        var folder = await container.OpenAsync(cancellationToken);
        await foreach (var blob in folder.GetBlobsAsync(new GetBlobsOptions { Prefix = $"questions/{questionId}/" }, cancellationToken))
            await folder.GetBlockBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        await folder.GetBlockBlobClient(Name(questionId)).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        cache.Forget(questionId);
    }

    /// <summary>The newest version: the one known from a moment ago, or what the service has; it sends it only if it has changed.</summary>
    private async Task<Versioned<StoredRun>?> ReadAsync(string questionId, CancellationToken cancellationToken)
    {
        if (!StoredName.IsSafe(questionId))
            return null;
        if (cache.Current(questionId) is { } current)
            return current;
        var known = cache.Latest(questionId);
        var options = new BlobDownloadOptions();
        if (known is not null)
            options.Conditions = new BlobRequestConditions { IfNoneMatch = new ETag(known.ETag) };
        try
        {
            var reply = await (await BlobAsync(Name(questionId), cancellationToken)).DownloadContentAsync(options, cancellationToken);
            if (reply.GetRawResponse().Status == 304)
                return cache.Keep(known!);
            return cache.Keep(new Versioned<StoredRun>(StoredRun.Parse(reply.Value.Content), reply.Value.Details.ETag.ToString()));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            cache.Forget(questionId);
            return null;
        }
    }

    private async Task<string?> TryWriteAsync(StoredRun next, string? expectedETag, CancellationToken cancellationToken)
    {
        var conditions = expectedETag is null
            ? new BlobRequestConditions { IfNoneMatch = ETag.All }
            : new BlobRequestConditions { IfMatch = new ETag(expectedETag) };
        try
        {
            string etag = await WriteBlobAsync(Name(next.Run.Id), next.ToJson(), conditions, cancellationToken);
            cache.Keep(new Versioned<StoredRun>(next, etag));
            return etag;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            cache.Forget(next.Run.Id);
            return null;
        }
    }

    /// <summary>Payloads too large for the snapshot, written before it names them.</summary>
    private async Task<Dictionary<string, string>> LargeAsync(RunSave save, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>();
        foreach (var payload in save.Payloads.Where(payload => payload.Json.Length > MostInline))
        {
            names[payload.Name] = StoredRun.LargeName(save.Run.Id, payload);
            await WriteBlobAsync(names[payload.Name], payload.Json, null, cancellationToken);
        }

        return names;
    }

    private async Task<byte[]?> ContentAsync(StoredPayload payload, CancellationToken cancellationToken) =>
        payload.Json ?? await ReadBlobAsync(payload.Blob!, cancellationToken);

    private async Task<byte[]?> ReadBlobAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await (await BlobAsync(name, cancellationToken)).DownloadContentAsync(cancellationToken);
            return reply.Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<string> WriteBlobAsync(string name, byte[] bytes, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(bytes);
        var blob = await BlobAsync(name, cancellationToken);
        var reply = await blob.UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancellationToken);
        return reply.Value.ETag.ToString();
    }

    private async ValueTask<BlockBlobClient> BlobAsync(string name, CancellationToken cancellationToken) =>
        (await container.OpenAsync(cancellationToken)).GetBlockBlobClient(name);

    private static string Name(string questionId) => $"questions/{questionId}.json";

    private static string AsideName(string questionId, string payload) => $"questions/{questionId}/{payload}.json";
}
