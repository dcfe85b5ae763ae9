namespace Tally.Questions;

/// <summary>Begins a thread with the turns of another. The provider is told them anew, so neither sees what the other adds.</summary>
public sealed class BranchConversation(IConversationStore conversations, TimeProvider clock, IIdSource ids)
{
    /// <summary>The new thread's id; null when there is no such conversation.</summary>
    public async Task<string?> RunAsync(string conversationId, string? owner, CancellationToken cancellationToken)
    {
        if (await conversations.GetAsync(conversationId, cancellationToken) is not { } stored || stored.Value.Owner != owner)
            return null;
        var origin = stored.Value;
        var branch = new Conversation
        {
            Id = ids.Next("conv"),
            Owner = owner,
            CreatedAt = clock.GetUtcNow(),
            Turns = origin.Turns,
            Inherited = origin.Turns.Count,
            NextResult = origin.NextResult,
            NextChart = origin.NextChart,
        };
        return await conversations.TryPutAsync(branch, null, cancellationToken)
            ? branch.Id
            : throw new InvalidOperationException($"Conversation {branch.Id} exists already.");
    }
}
