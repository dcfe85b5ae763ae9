namespace Tally.Questions;

/// <summary>What an ended question adds to its thread. Payload <c>turn</c>.</summary>
public sealed record TurnRecord
{
    public const string Payload = "turn";

    public required string Question { get; init; }

    /// <summary>Everything as the model is told it again: question, calls, outputs, the draft that counted.</summary>
    public required IReadOnlyList<StoredItem> Items { get; init; }

    /// <summary>The answer as people read it.</summary>
    public required string Answer { get; init; }

    /// <summary>The calls that put results and charts on the ledger, in order.</summary>
    public required IReadOnlyList<CallRecord> Calls { get; init; }
}
