using Tally.Datasets;
using Tally.Files;

namespace Tally.Questions;

/// <summary>A question as it is asked.</summary>
public sealed record AskInput
{
    public required string Question { get; init; }

    /// <summary>The thread it follows up on; null begins a new one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Who answers; null for the built-in assistant.</summary>
    public string? Assistant { get; init; }

    /// <summary>Added to the assistant's instructions for this question alone.</summary>
    public string? AdditionalInstructions { get; init; }

    /// <summary>Files for the assistant's hosted tools, good for the rest of the conversation.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>What may be looked at; null for the newest version of everything.</summary>
    public DataScope? Scope { get; init; }

    /// <summary>BCP 47 tag to print figures in; null for the answer's own language.</summary>
    public string? Language { get; init; }

    /// <summary>The same key from the same owner gets the first question of that key.</summary>
    public string? IdempotencyKey { get; init; }

    public string? Owner { get; init; }

    /// <summary>Tally asks it of itself: it is not listed among the questions of people.</summary>
    public bool IsUnlisted { get; init; }

    /// <summary>Overrides the assistant's model.</summary>
    public string? Model { get; init; }

    /// <summary>Withhold the text when figures could not be verified.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Show the text, masked, in the question's events while it is written.</summary>
    public bool Stream { get; init; }
}
