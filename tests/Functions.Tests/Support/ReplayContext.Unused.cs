using Microsoft.DurableTask;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>What the published context has besides, and no orchestrator of the app calls.</summary>
internal sealed partial class ReplayContext
{
    public override ParentOrchestrationInstance? Parent => null;

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException("The app starts no orchestration from another.");

    public override Guid NewGuid() => throw new NotSupportedException("The app takes no ids from the engine.");

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        throw new NotSupportedException("The app's orchestrators send no events.");
}
