using Tally.Model;

namespace Tally.Questions;

/// <summary>What the model service keeps for a conversation, so that the next question can build on it.</summary>
public sealed record ProviderLink
{
    public required ModelLevel Level { get; init; }

    /// <summary>The model that was spoken to; another one starts afresh from the transcript.</summary>
    public required string Model { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>The last response that completed.</summary>
    public string? ResponseId { get; init; }

    /// <summary>Tokens that each segment of the last question read on average: what it has grown to.</summary>
    public long Read { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? At { get; init; }
}
