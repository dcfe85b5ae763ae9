using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>What the published client has besides, and the app does not call.</summary>
internal sealed partial class InProcessDurableClient
{
    private const string Uncalled = "The app does not call this.";

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException(Uncalled);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException(Uncalled);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException(Uncalled);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException(Uncalled);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException(Uncalled);
}
