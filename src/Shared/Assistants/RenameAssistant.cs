using Tally.Files;

namespace Tally.Assistants;

/// <summary>Gives an assistant another name; questions it answered keep the name they were answered under.</summary>
public sealed class RenameAssistant(IAssistantStore store, FileHoldings holdings)
{
    public async Task<AssistantOutcome> RunAsync(string name, string newName, CancellationToken cancellationToken)
    {
        if (!AssistantName.IsValid(newName))
            return new AssistantOutcome.Refused([AssistantName.Rule]);
        if (await store.GetAsync(name, cancellationToken) is not { } stored)
            return new AssistantOutcome.NotFound(name);
        if (name == newName)
            return new AssistantOutcome.Saved(stored.Value, IsNew: false);

        var renamed = stored.Value with { Name = newName };
        if (newName == Assistant.BuiltIn.Name || !await store.TryPutAsync(renamed, null, cancellationToken))
            return new AssistantOutcome.Conflict($"There is already an assistant \"{newName}\".");
        await store.DeleteAsync(name, cancellationToken);
        await holdings.HandOverAsync(FileOwner.Assistant(name), FileOwner.Assistant(newName), cancellationToken);
        return new AssistantOutcome.Saved(renamed, IsNew: true);
    }
}
