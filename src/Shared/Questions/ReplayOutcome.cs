namespace Tally.Questions;

/// <summary>Which data an answer is recomputed on.</summary>
public enum ReplayOn
{
    /// <summary>The versions it was answered from.</summary>
    Pinned,

    /// <summary>The newest versions of the same datasets.</summary>
    Newest,
}

/// <summary>What came of recomputing an answer without a model.</summary>
public abstract record ReplayOutcome
{
    private ReplayOutcome()
    {
    }

    /// <summary>There is no such question.</summary>
    public sealed record NotFound : ReplayOutcome;

    /// <summary>The question has no answer that holds queries.</summary>
    public sealed record NothingToReplay(string Message) : ReplayOutcome;

    /// <param name="IsSame">True when every query gave the same cells.</param>
    public sealed record Replayed(ReplayOn On, bool IsSame, IReadOnlyList<QueryReplay> Queries, IReadOnlyList<FigureReplay> Figures) : ReplayOutcome;
}

/// <summary>One query again.</summary>
/// <param name="Problem">Why it could not be recomputed: a version that is gone, a column that is no longer there.</param>
public sealed record QueryReplay(string Id, string Statement, bool IsSame, int? Rows, string? Problem);

/// <summary>One figure again; <paramref name="Now"/> is null when it can no longer be read.</summary>
public sealed record FigureReplay(string Text, string? Reference, string? Before, string? Now);
