using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Tally.Functions.Upkeep;

/// <summary>
/// Takes what the durable engine keeps of ended questions out of its storage. The question, its answer and its events are
/// Tally's own and stay.
/// </summary>
public sealed class PurgeFinishedInstances(TimeProvider clock, ILogger<PurgeFinishedInstances> log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>A first run may find months of instances; the rest is the next run's.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function(nameof(PurgeFinishedInstances))]
    public async Task RunAsync(
        [TimerTrigger("%PurgeSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var filter = new PurgeInstancesFilter(CreatedTo: clock.GetUtcNow() - Kept, Statuses: Ended) { Timeout = Longest };
        var purged = await client.PurgeAllInstancesAsync(filter, cancellationToken);
        Log.Purged(log, purged.PurgedInstanceCount);
    }
}
