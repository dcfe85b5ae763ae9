using System.Text.Json;

namespace Tally.Local.Evaluation;

/// <summary>One line of an evaluation file.</summary>
internal sealed record EvalCase
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    /// <summary>Paths under <c>--data</c> that this question may look at; all of it when null.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Questions asked before on the same conversation, oldest first.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    public Expectation? Expected { get; init; }

    public Tolerance Tolerance { get; init; } = new();
}

/// <summary>What the right answer holds.</summary>
internal sealed record Expectation
{
    public required string Type { get; init; }

    public JsonElement Value { get; init; }

    /// <summary>Other spellings of the key that count as right.</summary>
    public IReadOnlyList<string> AcceptKeys { get; init; } = [];
}

/// <summary>How far from the expected value a figure may lie; exact by default.</summary>
internal sealed record Tolerance
{
    public decimal Abs { get; init; }

    /// <summary>A wider bound, for the lenient score printed beside the exact one.</summary>
    public decimal? LenientAbs { get; init; }
}
