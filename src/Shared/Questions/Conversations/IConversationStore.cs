using Tally.Datasets;

namespace Tally.Questions;

/// <summary>Keeps conversations: which questions they are made of, whose turn it is, and what the provider holds of them.</summary>
public interface IConversationStore
{
    Task<Versioned<Conversation>?> GetAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Saves if what is stored still has <paramref name="expectedETag"/> (null: if there is none yet). Returns false, having
    /// changed nothing, when another writer came first.
    /// </summary>
    Task<bool> TryPutAsync(Conversation conversation, string? expectedETag, CancellationToken cancellationToken);

    Task DeleteAsync(string conversationId, CancellationToken cancellationToken);
}
