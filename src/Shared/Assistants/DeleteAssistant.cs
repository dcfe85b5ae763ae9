namespace Tally.Assistants;

/// <summary>Deletes an assistant; deleting a changed built-in one brings back the original.</summary>
public sealed class DeleteAssistant(IAssistantStore store)
{
    public async Task<AssistantOutcome> RunAsync(string name, CancellationToken cancellationToken) =>
        await store.DeleteAsync(name, cancellationToken)
            ? new AssistantOutcome.Deleted(name)
            : new AssistantOutcome.NotFound(name);
}
