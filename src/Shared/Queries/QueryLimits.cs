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

    public static QueryLimits Default { get; } = new();
}
