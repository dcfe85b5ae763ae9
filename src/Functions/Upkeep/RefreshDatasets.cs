using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Tally.Refresh;

namespace Tally.Functions.Upkeep;

/// <summary>Looks at the sources that are due; what changed goes to <c>incoming/</c>. The schedule says how often it is seen which are due.</summary>
public sealed class RefreshDatasets(RefreshDueSources refresh, ILogger<RefreshDatasets> log)
{
    [Function(nameof(RefreshDatasets))]
    public async Task RunAsync([TimerTrigger("%RefreshSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.Refreshed(log, await refresh.RunAsync(cancellationToken));
}
