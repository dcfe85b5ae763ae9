namespace Tally.Questions;

/// <summary>One response asked of the model service: a part of the run between two turns of ours.</summary>
public sealed record Segment
{
    /// <summary>0 for the question itself, then one more for every turn of ours.</summary>
    public int Number { get; init; }

    public SegmentInput Input { get; init; }

    /// <summary>How often this segment has been started; more than once only after the service failed it or an unclear failure.</summary>
    public int Starts { get; init; }

    /// <summary>
    /// True from just before the request that creates it until its id is recorded. Found true by a later attempt, it means:
    /// it may exist already, so look first.
    /// </summary>
    public bool Announced { get; init; }

    /// <summary>Recorded as soon as the service names it; from then on it is never asked for again.</summary>
    public string? ResponseId { get; init; }

    /// <summary>It was asked for as a run that can be heard while it is written.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>How many characters of its message have been shown, masked, as events.</summary>
    public int Shown { get; init; }

    /// <summary>Most output tokens, when a first attempt ran out of them.</summary>
    public int? MaxOutputTokens { get; init; }
}

/// <summary>What a segment tells the model that is new.</summary>
public enum SegmentInput
{
    Question,
    ToolOutputs,

    /// <summary>Why the last draft was refused.</summary>
    GateReasons,
}
