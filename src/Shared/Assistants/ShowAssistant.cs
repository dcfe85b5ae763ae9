namespace Tally.Assistants;

/// <summary>Shows one assistant, or all of them with the built-in one first.</summary>
public sealed class ShowAssistant(IAssistantStore store)
{
    public async Task<Assistant?> RunAsync(string? name, CancellationToken cancellationToken)
    {
        name ??= Assistant.BuiltIn.Name;
        if (!AssistantName.IsValid(name))
            return null;
        var stored = await store.GetAsync(name, cancellationToken);
        return stored?.Value ?? (name == Assistant.BuiltIn.Name ? Assistant.BuiltIn : null);
    }

    public async Task<IReadOnlyList<Assistant>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Assistant>();
        await foreach (var assistant in store.ListAsync(cancellationToken))
            all.Add(assistant);
        return all.Any(assistant => assistant.Name == Assistant.BuiltIn.Name) ? all : [Assistant.BuiltIn, .. all];
    }
}
