using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Tally.Datasets;

namespace Tally.Refresh;

/// <summary>Looks at a source: fetches the file if it changed and drops it where files are dropped.</summary>
public sealed class RefreshSource
{
    private readonly ISourceStore _store;
    private readonly ICatalogue _catalogue;
    private readonly SourceClient _client;
    private readonly IDropPoint _drops;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    internal RefreshSource(
        ISourceStore store, ICatalogue catalogue, SourceClient client, IDropPoint drops, TimeProvider clock, ILogger<RefreshSource> log) =>
        (_store, _catalogue, _client, _drops, _clock, _log) = (store, catalogue, client, drops, clock, log);

    public async Task<SourceOutcome> RunAsync(string name, CancellationToken cancellationToken)
    {
        if (await _store.GetAsync(name, cancellationToken) is not { } stored)
            return new SourceOutcome.NotFound(name);
        var looked = stored.Value;
        var check = await CheckAsync(looked, cancellationToken);
        Log.Refreshed(_log, name, check.Outcome);
        while (true)
        {
            var seen = stored.Value with { Last = check };
            if (await _store.TryPutAsync(seen, stored.ETag, cancellationToken))
                return new SourceOutcome.Refreshed(seen);
            stored = await _store.GetAsync(name, cancellationToken);
            if (stored is null)
                return new SourceOutcome.NotFound(name);

            // What was found is of an address that the source no longer has.
            if (stored.Value.Url != looked.Url || stored.Value.Dataset != looked.Dataset)
                return new SourceOutcome.Refreshed(stored.Value);
        }
    }

    private async Task<SourceCheck> CheckAsync(DataSource source, CancellationToken cancellationToken)
    {
        // A dataset that was taken away or never came to be is fetched anew, whatever the server says of its bytes.
        var known = await _catalogue.GetDatasetAsync(source.Dataset, cancellationToken) is null ? null : source.Last;
        var check = new SourceCheck
        {
            At = _clock.GetUtcNow(),
            Outcome = SourceState.Unchanged,
            ChangedAt = source.Last?.ChangedAt,
            ETag = known?.ETag,
            LastModified = known?.LastModified,
            Hash = known?.Hash,
            Bytes = known?.Bytes,
        };
        return await _client.FetchAsync(source.Url, known, cancellationToken) switch
        {
            SourceReply.NotModified => check,
            SourceReply.Failed failed => check with { Outcome = SourceState.Failed, Message = failed.Message },
            SourceReply.Fetched fetched => await TakeAsync(source, check, fetched, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<SourceCheck> TakeAsync(DataSource source, SourceCheck check, SourceReply.Fetched fetched, CancellationToken cancellationToken)
    {
        using var content = fetched.Content;
        string hash = Convert.ToHexStringLower(content.Hash);
        var taken = check with { ETag = fetched.ETag, LastModified = fetched.LastModified };
        if (hash == check.Hash)
            return taken;
        string? refusal = await _drops.DropAsync(
            source.Dataset, source.Dataset.Name + fetched.Extension, _ => Task.FromResult(content.Open()), cancellationToken);
        return refusal is null
            ? taken with { Outcome = SourceState.Changed, ChangedAt = check.At, Hash = hash, Bytes = content.Length }
            : check with { Outcome = SourceState.Refused, Message = refusal };
    }
}
