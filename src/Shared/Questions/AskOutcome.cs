namespace Tally.Questions;

/// <summary>What came of asking.</summary>
public abstract record AskOutcome
{
    private AskOutcome()
    {
    }

    /// <param name="Repeated">True when the idempotency key had been used for this question before.</param>
    public sealed record Accepted(string QuestionId, string ConversationId, bool Repeated) : AskOutcome;

    /// <param name="Code">Stable: empty_question, question_too_long, instructions_too_long, unknown_assistant, unknown_instructions, unknown_conversation, unsupported_file, bad_file, too_many_files, idempotency_conflict, queue_full, bad_key.</param>
    public sealed record Refused(string Code, string Message) : AskOutcome;

    /// <summary>Too many questions are under way; nothing was kept.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : AskOutcome;
}
