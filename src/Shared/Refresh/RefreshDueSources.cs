using Microsoft.Extensions.Logging;

namespace Tally.Refresh;

/// <summary>Looks at every source whose time has come. One that fails keeps no other from being looked at.</summary>
public sealed class RefreshDueSources(ISourceStore store, RefreshSource refresh, TimeProvider clock, ILogger<RefreshDueSources> log)
{
    private const int AtOnce = 4;

    /// <returns>How many were looked at.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.ListAsync(cancellationToken).Where(source => source.NextAt() <= now).Select(source => source.Name).ToListAsync(cancellationToken);

        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (name, token) =>
            {
                try
                {
                    await refresh.RunAsync(name, token);
                }
                catch (IOException fault)
                {
                    // Our own storage is away: nothing was noted, so the source stays due.
                    Log.NotRefreshed(log, name, fault);
                }
            });
        return due.Count;
    }
}
