using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Tally.Functions;

/// <summary>Starts orchestrations whose ids are made of what they are about, so that what is announced twice is done once.</summary>
internal static class Orchestrations
{
    public static async Task StartOnceAsync(
        this DurableTaskClient client, string orchestrator, object input, string instanceId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is null)
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId), cancellationToken);
    }

    /// <summary>An id of any text: of the same text the same.</summary>
    public static string InstanceOf(string kind, string about) =>
        $"{kind}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)))[..24]}";
}
