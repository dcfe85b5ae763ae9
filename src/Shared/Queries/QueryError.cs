namespace Tally.Queries;

/// <summary>Why a query was not answered, in words that help to write the right one.</summary>
public sealed record QueryError
{
    /// <summary>Stable, kebab-case: syntax, unknown-column, unknown-table, no-such-value, outside-period, row-limit …</summary>
    public required string Code { get; init; }

    public required string Message { get; init; }

    /// <summary>1-based character position in the SQL, where the error has one.</summary>
    public int? Position { get; init; }

    /// <summary>The nearest names or values that do exist.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}
