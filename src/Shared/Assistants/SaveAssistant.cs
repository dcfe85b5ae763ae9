namespace Tally.Assistants;

/// <summary>Creates an assistant, or replaces the one of that name.</summary>
public sealed class SaveAssistant(IAssistantStore store, AssistantRules rules)
{
    public async Task<AssistantOutcome> RunAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        if (rules.Problems(assistant) is { Count: > 0 } problems)
            return new AssistantOutcome.Refused(problems);
        var stored = await store.GetAsync(assistant.Name, cancellationToken);
        return await store.TryPutAsync(assistant, stored?.ETag, cancellationToken)
            ? new AssistantOutcome.Saved(assistant, stored is null)
            : new AssistantOutcome.Conflict($"\"{assistant.Name}\" was changed by somebody else at the same time.");
    }
}
