namespace Tally.Datasets;

/// <summary>
/// Something the reader was unsure of or repaired. Says where and what, never the content of a cell; only of a sum that
/// does not hold it says both sides.
/// </summary>
public sealed record Problem
{
    /// <summary>Stable, kebab-case: <c>ragged-row</c>, <c>ambiguous-date</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence a person can act on.</summary>
    public required string Message { get; init; }

    /// <summary>1-based data row, where there is one.</summary>
    public int? Row { get; init; }

    /// <summary>1-based line of the file, where there is one.</summary>
    public int? Line { get; init; }

    public string? Column { get; init; }

    /// <summary>The dataset, <c>collection/name</c>, of a problem that a collection has with one of its files.</summary>
    public string? Dataset { get; init; }

    /// <summary>Of a total that is not the sum of its parts: what the file says.</summary>
    public decimal? Declared { get; init; }

    /// <summary>What the parts add up to.</summary>
    public decimal? Computed { get; init; }

    /// <summary>Declared less computed.</summary>
    public decimal? Difference { get; init; }

    /// <summary>How many places it stands for, when problems of a kind are folded into one.</summary>
    public int Count { get; init; } = 1;
}
