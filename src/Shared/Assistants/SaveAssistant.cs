using Tally.Files;

namespace Tally.Assistants;

/// <summary>Creates an assistant, or changes the one of that name.</summary>
public sealed class SaveAssistant(IAssistantStore store, AssistantRules rules, FileHoldings holdings)
{
    /// <summary>Creates it, or replaces the one of that name.</summary>
    public async Task<AssistantOutcome> RunAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        if (rules.Problems(assistant) is { Count: > 0 } problems)
            return new AssistantOutcome.Refused(problems);
        var stored = await store.GetAsync(assistant.Name, cancellationToken);
        return await store.TryPutAsync(assistant, stored?.ETag, cancellationToken)
            ? await SettledAsync(assistant, stored is null, cancellationToken)
            : Changed(assistant.Name);
    }

    /// <summary>Creates it; a name that is taken is a conflict.</summary>
    public async Task<AssistantOutcome> CreateAsync(Assistant assistant, CancellationToken cancellationToken)
    {
        if (rules.Problems(assistant) is { Count: > 0 } problems)
            return new AssistantOutcome.Refused(problems);
        return assistant.Name != Assistant.BuiltIn.Name && await store.TryPutAsync(assistant, null, cancellationToken)
            ? await SettledAsync(assistant, isNew: true, cancellationToken)
            : new AssistantOutcome.Conflict($"There is already an assistant \"{assistant.Name}\".");
    }

    /// <summary>Changes the one of that name; the built-in one becomes an edited copy of itself.</summary>
    public async Task<AssistantOutcome> EditAsync(string name, Func<Assistant, Assistant> change, CancellationToken cancellationToken)
    {
        var stored = AssistantName.IsValid(name) ? await store.GetAsync(name, cancellationToken) : null;
        if (stored is null && name != Assistant.BuiltIn.Name)
            return new AssistantOutcome.NotFound(name);
        var changed = change(stored?.Value ?? Assistant.BuiltIn) with { Name = name };
        if (rules.Problems(changed) is { Count: > 0 } problems)
            return new AssistantOutcome.Refused(problems);
        return await store.TryPutAsync(changed, stored?.ETag, cancellationToken)
            ? await SettledAsync(changed, isNew: false, cancellationToken)
            : Changed(name);
    }

    /// <summary>Files it no longer has are given up, at the service too.</summary>
    private async Task<AssistantOutcome> SettledAsync(Assistant assistant, bool isNew, CancellationToken cancellationToken)
    {
        if (!isNew)
            await holdings.KeepOnlyAsync(FileOwner.Assistant(assistant.Name), [.. assistant.Files.Select(file => file.Hash)], cancellationToken);
        return new AssistantOutcome.Saved(assistant, isNew);
    }

    private static AssistantOutcome.Conflict Changed(string name) => new($"\"{name}\" was changed by somebody else at the same time.");
}
