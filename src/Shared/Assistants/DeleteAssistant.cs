using Tally.Files;

namespace Tally.Assistants;

/// <summary>Deletes an assistant and what the model service keeps for it; deleting a changed built-in one brings back the original.</summary>
public sealed class DeleteAssistant(IAssistantStore store, FileHoldings holdings)
{
    public async Task<AssistantOutcome> RunAsync(string name, CancellationToken cancellationToken)
    {
        if (!await store.DeleteAsync(name, cancellationToken))
            return new AssistantOutcome.NotFound(name);
        await holdings.ReleaseAllAsync(FileOwner.Assistant(name), cancellationToken);
        return new AssistantOutcome.Deleted(name);
    }
}
