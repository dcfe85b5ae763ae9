using Tally.Datasets;

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
    public sealed record Replayed(ReplayOn On, bool IsSame, IReadOnlyList<QueryReplay> Queries, IReadOnlyList<FigureReplay> Figures) : ReplayOutcome
    {
        public required string QuestionId { get; init; }

        public required string Question { get; init; }

        /// <summary>Every figure is what it was; a result may have changed where no figure was cited from it.</summary>
        public bool IsFigureSame => Figures.All(figure => figure.IsSame);

        /// <summary>The versions it was answered from.</summary>
        public required IReadOnlyList<DatasetRef> AnsweredFrom { get; init; }

        /// <summary>The versions it was recomputed on.</summary>
        public required IReadOnlyList<DatasetRef> RecomputedOn { get; init; }
    }
}

/// <summary>One query again.</summary>
/// <param name="Problem">Why it could not be recomputed: a version that is gone, a column that is no longer there.</param>
public sealed record QueryReplay(string Id, string Statement, bool IsSame, int? Rows, string? Problem);

/// <summary>One figure again; <paramref name="Now"/> is null when it can no longer be read.</summary>
public sealed record FigureReplay(string Text, string? Reference, string? Before, string? Now)
{
    public bool IsSame => Before == Now;
}
