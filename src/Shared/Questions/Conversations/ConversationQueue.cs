namespace Tally.Questions;

/// <summary>
/// Lets one question of a conversation be answered at a time, in the order they came. Questions that have ended, or that
/// were never saved because the process died, do not hold up the others.
/// </summary>
public sealed class ConversationQueue(IConversationStore conversations, IRunStore runs, QueueSignals signals)
{
    /// <summary>The conversation if it is the question's turn; null while others are before it.</summary>
    public async Task<Conversation?> TurnOfAsync(QuestionRun run, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await conversations.GetAsync(run.ConversationId, cancellationToken) is not { } stored)
                return new Conversation { Id = run.ConversationId, Owner = run.Owner, CreatedAt = run.CreatedAt };
            var current = await HealedAsync(stored.Value, run.Id, cancellationToken);
            current = current.Enqueue(run.Id);
            if (current == stored.Value || await conversations.TryPutAsync(current, stored.ETag, cancellationToken))
                return current.Queue[0] == run.Id ? current : null;
        }
    }

    /// <summary>An ended question gives up its place and becomes a turn of its thread; the one after it hears of it.</summary>
    public async Task SettleAsync(QuestionRun ended, CancellationToken cancellationToken)
    {
        while (await conversations.GetAsync(ended.ConversationId, cancellationToken) is { } stored)
        {
            var settled = stored.Value.Settle(ended);
            if (!await conversations.TryPutAsync(settled, stored.ETag, cancellationToken))
                continue;
            if (settled.Queue is [var next, ..])
                signals.Ring(next);
            return;
        }
    }

    /// <summary>Settles what has ended at the head, and forgets what does not exist.</summary>
    private async Task<Conversation> HealedAsync(Conversation conversation, string asking, CancellationToken cancellationToken)
    {
        var healed = conversation;
        while (healed.Queue is [var head, ..] && head != asking)
        {
            var stored = await runs.GetAsync(head, cancellationToken);
            if (stored is { Value.IsEnded: false })
                break;
            healed = stored is null ? healed with { Queue = [.. healed.Queue.Skip(1)] } : healed.Settle(stored.Value);
        }

        return healed;
    }
}
