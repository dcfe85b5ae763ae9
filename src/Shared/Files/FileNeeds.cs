using Tally.Assistants;
using Tally.Datasets;
using Tally.Questions;

namespace Tally.Files;

/// <summary>Who needs which file today, read from assistants and conversations themselves: what files say of their owners may be behind.</summary>
public sealed class FileNeeds(ShowAssistant assistants, DatasetFiles datasets, IDatasetLibrary library, IConversationStore conversations, TimeProvider clock)
{
    /// <summary>Hashes of the files that assistants work with: those they were given, and those of the datasets they name, as published now.</summary>
    public async Task<IReadOnlySet<string>> OfAssistantsAsync(CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var scope = await library.CurrentAsync(cancellationToken);
        foreach (var assistant in await assistants.AllAsync(cancellationToken))
        {
            needed.UnionWith(assistant.Files.Select(file => file.Hash));
            needed.UnionWith((await datasets.OfAsync(assistant, assistant.ScopeOf(scope), cancellationToken)).Select(file => file.Hash));
        }

        return needed;
    }

    /// <summary>Whether a person keeps the file, or a conversation that still exists.</summary>
    public async Task<bool> IsHeldAsync(KeptFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Owners.Contains(FileOwner.Person))
            return true;
        foreach (string owner in file.Owners.Where(FileOwner.IsConversation))
        {
            if (await ExistsAsync(owner, cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Whether the owner, an assistant or a conversation, is still there.</summary>
    public async Task<bool> ExistsAsync(string owner, CancellationToken cancellationToken) =>
        FileOwner.ConversationOf(owner) is { } id ? await conversations.GetAsync(id, cancellationToken) is not null
        : FileOwner.AssistantOf(owner) is { } name && await assistants.RunAsync(name, cancellationToken) is not null;

    /// <summary>Whether a conversation of the file has been gone on with lately: its attachments are then worth keeping at the service.</summary>
    public async Task<bool> IsInUseAsync(KeptFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        foreach (string id in file.Owners.Select(FileOwner.ConversationOf).OfType<string>())
        {
            if (await conversations.GetAsync(id, cancellationToken) is { Value: var thread }
                && (thread.Queue.Count > 0 || clock.GetUtcNow() - thread.Provider?.At < ProviderCopies.LifeOfAttachments))
                return true;
        }

        return false;
    }
}
