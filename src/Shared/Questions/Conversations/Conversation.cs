namespace Tally.Questions;

/// <summary>
/// A thread of questions. What was said is kept with each question; this says in which order, so the provider's side can be
/// built anew from it at any time.
/// </summary>
public sealed record Conversation
{
    public required string Id { get; init; }

    public string? Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Questions that have ended, oldest first.</summary>
    public IReadOnlyList<Turn> Turns { get; init; } = [];

    /// <summary>How many of the first turns belong to the thread this one branched from, which keeps and deletes them.</summary>
    public int Inherited { get; init; }

    /// <summary>Questions on their way in the order they came; the first is being answered, the others wait.</summary>
    public IReadOnlyList<string> Queue { get; init; } = [];

    /// <summary>What the provider keeps; null when the next question must tell it everything.</summary>
    public ProviderLink? Provider { get; init; }

    /// <summary>The numbers of the next ledger ids.</summary>
    public int NextResult { get; init; } = 1;

    public int NextChart { get; init; } = 1;

    public Conversation Enqueue(string questionId) =>
        Queue.Contains(questionId) || Turns.Any(turn => turn.QuestionId == questionId) ? this : this with { Queue = [.. Queue, questionId] };

    /// <summary>
    /// The question has ended: its place in the queue is free, it is a turn of the thread, and the next one builds on what the
    /// provider keeps of it. A question that broke off leaves the provider in an unknown state, which is not built upon.
    /// </summary>
    public Conversation Settle(QuestionRun ended)
    {
        if (Turns.Any(turn => turn.QuestionId == ended.Id))
            return this with { Queue = [.. Queue.Where(queued => queued != ended.Id)] };
        bool isWhole = ended.Outcome is not (QuestionOutcome.Failed or QuestionOutcome.Cancelled or QuestionOutcome.Expired);
        return this with
        {
            Queue = [.. Queue.Where(queued => queued != ended.Id)],
            Turns = [.. Turns, new Turn(ended.Id, ended.Outcome ?? QuestionOutcome.Failed)],
            NextResult = Math.Max(NextResult, ended.NextResult),
            NextChart = Math.Max(NextChart, ended.NextChart),
            Provider = isWhole && ended.Level is { } level
                ? new ProviderLink
                {
                    Level = level,
                    Model = ended.SpokenTo ?? "",
                    ConversationId = ended.ProviderConversation,
                    ResponseId = ended.ProviderResponse,
                    Read = ended.Usage.Input / (ended.Segment.Number + 1),
                    At = ended.EndedAt,
                }
                : null,
        };
    }
}

/// <summary>A question that has ended.</summary>
public sealed record Turn(string QuestionId, QuestionOutcome Outcome);
