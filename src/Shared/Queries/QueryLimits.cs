namespace Tally.Queries;

/// <summary>The bounds of one query; an error names the one that was met.</summary>
public sealed record QueryLimits
{
    /// <summary>Rows of a result.</summary>
    public int MaxRows { get; init; } = 10_000;

    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of working memory besides the opened columns.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>Characters of SQL.</summary>
    public int MaxSqlLength { get; init; } = 100_000;

    /// <summary>How deep expressions may be nested.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>How deep queries may be nested in queries.</summary>
    public int MaxSubqueryDepth { get; init; } = 12;

    /// <summary>Rows that an intermediate step, a join above all, may make.</summary>
    public int MaxIntermediateRows { get; init; } = 50_000_000;

    /// <summary>Threads that one query may use; the result does not depend on it.</summary>
    public int MaxParallelism { get; init; } = Environment.ProcessorCount;

    public static QueryLimits Default { get; } = new();
}
