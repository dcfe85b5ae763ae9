using Microsoft.Azure.Functions.Worker;
using Tally.Upkeep;

namespace Tally.Functions.Upkeep;

/// <summary>The timer of sources, provider files and versions; what changed at a source goes to <c>incoming/</c>. The schedule says how often it is seen what is due.</summary>
public sealed class RefreshDatasets(KeepHouse house)
{
    [Function(nameof(RefreshDatasets))]
    public Task RunAsync([TimerTrigger("%RefreshSchedule%")] TimerInfo timer, CancellationToken cancellationToken) => house.RunAsync(cancellationToken);
}
