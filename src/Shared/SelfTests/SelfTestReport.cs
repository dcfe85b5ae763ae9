using Tally.Datasets;

namespace Tally.SelfTests;

/// <summary>
/// How Tally did on questions about one version of a dataset that it wrote itself, with expected values computed from the
/// file's own cells, apart from the query engine.
/// </summary>
public sealed record SelfTestReport
{
    public required DatasetId Dataset { get; init; }

    public required string Version { get; init; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; init; }

    /// <summary>True when the emulator's analyst answered and no language model.</summary>
    public bool RuleBased { get; init; }

    public required DateTimeOffset RanAt { get; init; }

    public required int Asked { get; init; }

    public required int Exact { get; init; }

    /// <summary>Not answered, asked back, or withheld.</summary>
    public required int Declined { get; init; }

    /// <summary>A verified answer that does not hold what the cells say.</summary>
    public required int Wrong { get; init; }

    /// <summary>No question could be made, and why; null when there were some.</summary>
    public string? Untested { get; init; }

    public IReadOnlyList<SelfTestFailure> Failures { get; init; } = [];

    /// <summary>A figure was wrong: the dataset, or what answers about it, is not to be trusted before somebody has looked.</summary>
    public bool Flagged => Wrong > 0;
}

/// <summary>A question of the self-test that was not answered exactly.</summary>
/// <param name="Outcome"><c>declined</c> or <c>wrong</c>.</param>
/// <param name="Expected">What the cells say; null where the file has no answer.</param>
/// <param name="Answer">What came back.</param>
public sealed record SelfTestFailure(string Language, string Kind, string Question, string? Expected, string Outcome, string Answer);
