namespace Tally.Questions;

/// <summary>How far a run has come.</summary>
public enum RunStage
{
    /// <summary>Another question of its conversation is being answered.</summary>
    Queued,

    /// <summary>Its turn has come; the provider's side is not ready yet.</summary>
    Opening,

    /// <summary>The provider's conversation lacks this question.</summary>
    MessageDue,

    /// <summary>A segment is to be started.</summary>
    SegmentDue,

    /// <summary>A segment is under way at the service.</summary>
    Running,

    /// <summary>The segment ended with calls that have no output yet.</summary>
    CallsDue,

    /// <summary>The segment ended with a message.</summary>
    AnswerDue,

    /// <summary>The draft is there; the gate has not read it.</summary>
    GateDue,

    Ended,
}
