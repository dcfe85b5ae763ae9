namespace Tally.Columns;

/// <summary>How the cells of a column are to be read: decided once, from all of them.</summary>
internal sealed record ColumnPlan
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    public NumberConvention Numbers { get; init; } = NumberConvention.Point;

    /// <summary>The unit that may stand beside the numbers: an index into <see cref="NumberUnits"/>.</summary>
    public byte UnitIndex { get; init; }

    /// <summary>The unit as people are told it: from the cells, the header or the sidecar.</summary>
    public string? Unit { get; init; }

    public DateOrder Dates { get; init; }

    /// <summary>Which vocabulary of truth, for booleans.</summary>
    public int TruthPair { get; init; }

    public bool DecimalComma => ConventionSet.IsDecimalComma(Numbers);
}
