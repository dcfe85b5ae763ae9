using Tally.Queries.Execution;
using Tally.Queries.Expressions;

namespace Tally.Queries.Lineage;

/// <summary>Where a cell comes from, before its rows are looked up.</summary>
internal sealed record CellTrace(CellOrigin Origin)
{
    public static CellTrace Constant { get; } = new(CellOrigin.Constant);

    public IReadOnlyList<string> Columns { get; init; } = [];

    public string? Operation { get; init; }

    public IReadOnlyList<RowsOf> Rows { get; init; } = [];

    public IReadOnlyList<Condition> Coordinates { get; init; } = [];

    /// <summary>Take the labels that all feeding rows have in common for coordinates too.</summary>
    public bool TakesCommonLabels { get; init; }

    public IReadOnlyList<string> Constants { get; init; } = [];

    public CellTrace With(IEnumerable<Condition> conditions) =>
        this with { Coordinates = [.. Coordinates.Concat(conditions).Distinct(ConditionEquality.Instance)] };
}

/// <summary>The rows that feed row <paramref name="Row"/> of a frame; those of a group that the filter lets through.</summary>
internal sealed record RowsOf(Frame Frame, int Row, Expression? Filter = null, WindowTrace? Window = null)
{
    public bool Equals(RowsOf? other) =>
        other is not null && ReferenceEquals(Frame, other.Frame) && Row == other.Row && ReferenceEquals(Filter, other.Filter) && ReferenceEquals(Window, other.Window);

    public override int GetHashCode() => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Frame), Row);
}

/// <summary>Conditions are equal when their columns, operators and values are.</summary>
internal sealed class ConditionEquality : IEqualityComparer<Condition>
{
    public static ConditionEquality Instance { get; } = new();

    public bool Equals(Condition? x, Condition? y) =>
        ReferenceEquals(x, y) || (x is not null && y is not null && x.Column == y.Column && x.Operator == y.Operator && x.Values.SequenceEqual(y.Values));

    public int GetHashCode(Condition condition) => HashCode.Combine(condition.Column, condition.Operator, condition.Values.Count, condition.Values is [var first, ..] ? first : null);
}
