using Tally.Datasets;
using Tally.Questions;

namespace Tally.Functions.Storage;

/// <summary>A conversation is an entity in a partition of its own: conversations never wait for each other.</summary>
internal sealed class TableConversationStore(TallyTables tables, IArtifactStore artifacts) : IConversationStore
{
    private const string Row = "conversation";

    private readonly ValueTable table = new(tables, artifacts, "conversations");

    public Task<Versioned<Conversation>?> GetAsync(string conversationId, CancellationToken cancellationToken) =>
        table.GetAsync<Conversation>(conversationId, Row, cancellationToken);

    public Task<bool> TryPutAsync(Conversation conversation, string? expectedETag, CancellationToken cancellationToken) =>
        table.TryPutAsync(conversation.Id, Row, conversation, expectedETag, cancellationToken);

    public Task DeleteAsync(string conversationId, CancellationToken cancellationToken) =>
        table.DeleteAsync(conversationId, Row, cancellationToken);
}
