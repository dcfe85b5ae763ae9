using Tally.Charts;

namespace Tally.Questions;

/// <summary>
/// A call and its output. A result is not kept: the same call over the same versions (or what a function received) gives it
/// again, cell for cell, and <see cref="Digest"/> shows that it did. Payload <c>call-0</c>, <c>call-1</c>, …
/// </summary>
public sealed record CallRecord
{
    public required string CallId { get; init; }

    public required string Name { get; init; }

    public required string Arguments { get; init; }

    public string? ResultId { get; init; }

    public string? ChartId { get; init; }

    public required string Output { get; init; }

    public bool IsError { get; init; }

    /// <summary>A checksum of the result the call put on the ledger; null when it made none.</summary>
    public string? Digest { get; init; }

    public ChartSpec? Chart { get; init; }

    /// <summary>What a declared function received: its result is made from this again.</summary>
    public string? Evidence { get; init; }
}
