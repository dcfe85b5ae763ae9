using Microsoft.Extensions.Logging;
using Tally.Datasets;
using Tally.Files;
using Tally.Refresh;

namespace Tally.Upkeep;

/// <summary>
/// What a timer does at every tick, in both hosts: sources that are due are looked at, the files at the model service are tended once an hour, and
/// versions that were superseded long enough ago are swept once a day. When each was done last outlives the process. One that cannot reach our own
/// storage is left for the next tick, and keeps no other from being done.
/// </summary>
public sealed class KeepHouse(
    RefreshDueSources sources, TendProviderFiles files, SweepVersions versions, LastDone last, TimeProvider clock, ILogger<KeepHouse> log)
{
    private const string Files = "files";
    private const string Versions = "versions";

    private static readonly TimeSpan FilesEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan VersionsEvery = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await TryAsync("sources", RefreshAsync, cancellationToken);
        await TryAsync(Files, TendAsync, cancellationToken);
        await TryAsync(Versions, SweepAsync, cancellationToken);
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        int looked = await sources.RunAsync(cancellationToken);
        Log.Refreshed(log, looked);
    }

    /// <summary>A round that did not get through all of them is gone on with at the next tick.</summary>
    private async Task TendAsync(CancellationToken cancellationToken)
    {
        var before = await last.ReadAsync(Files, cancellationToken);
        if (before is { Next: null } && clock.GetUtcNow() - before.At < FilesEvery)
            return;
        var round = await files.RunAsync(before?.Next, cancellationToken);
        await last.WriteAsync(Files, new LastTime(clock.GetUtcNow(), round.Next), cancellationToken);
        Log.Tended(log, round.Renewed, round.Deleted, round.Failed);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (await last.ReadAsync(Versions, cancellationToken) is { } before && clock.GetUtcNow() - before.At < VersionsEvery)
            return;
        int swept = await versions.RunAsync(cancellationToken);
        await last.WriteAsync(Versions, new LastTime(clock.GetUtcNow(), null), cancellationToken);
        Log.Swept(log, swept);
    }

    private async Task TryAsync(string task, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        try
        {
            await run(cancellationToken);
        }
        catch (IOException fault)
        {
            Log.Missed(log, task, fault);
        }
    }
}
