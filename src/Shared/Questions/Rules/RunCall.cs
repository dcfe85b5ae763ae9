namespace Tally.Questions;

/// <summary>A tool call of the run; its arguments and output are kept beside the run under <see cref="Payload"/>.</summary>
public sealed record RunCall
{
    /// <summary>Position among all calls of the question.</summary>
    public required int Index { get; init; }

    /// <summary>The service's own id for it; not unique across segments with every server.</summary>
    public required string CallId { get; init; }

    public required string Name { get; init; }

    public required int Segment { get; init; }

    /// <summary>The ledger id set aside for it; null for tools that make no result.</summary>
    public string? ResultId { get; init; }

    public string? ChartId { get; init; }

    /// <summary>Whether its output has been recorded.</summary>
    public bool IsAnswered { get; init; }

    public string Payload => $"call-{Index}";
}
