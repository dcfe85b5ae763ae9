using Tally.Columns;
using Tally.Queries.Functions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;

namespace Tally.Queries.Expressions;

/// <summary>An aggregate call; grouping replaces it by the column that holds its values.</summary>
internal sealed class AggregateExpression(
    int position, SqlType type, AggregateFunction function, IReadOnlyList<Expression> arguments, bool distinct, Expression? filter)
    : Expression(position, type)
{
    public AggregateFunction Function => function;

    /// <summary>Empty for COUNT(*).</summary>
    public IReadOnlyList<Expression> Arguments => arguments;

    public bool Distinct => distinct;

    public Expression? Filter => filter;

    public override IReadOnlyList<Expression> Children { get; } = filter is null ? arguments : [.. arguments, filter];

    protected override string Head => $"{function.Name}{(distinct ? " distinct" : "")}{(filter is null ? "" : " filter")}";

    public override Expression With(IReadOnlyList<Expression> children) => new AggregateExpression(
        Position, Type, function, [.. children.Take(arguments.Count)], distinct, filter is null ? null : children[^1]);

    public override CellValue Evaluate(Evaluation evaluation) => throw new System.Diagnostics.UnreachableException();
}

/// <summary>A function over a window; the window step replaces it by the column that holds its values.</summary>
internal sealed class WindowExpression(
    int position, SqlType type, WindowFunction function, IReadOnlyList<Expression> arguments, WindowShape shape, AggregateExpression? aggregate)
    : Expression(position, type)
{
    public WindowFunction Function => function;

    public IReadOnlyList<Expression> Arguments => arguments;

    public WindowShape Shape => shape;

    /// <summary>The aggregate that is taken over the frame, when the function is one.</summary>
    public AggregateExpression? Aggregate => aggregate;

    public override IReadOnlyList<Expression> Children { get; } =
    [
        .. aggregate?.Children ?? arguments, .. shape.PartitionBy, .. shape.OrderBy.Select(key => key.Expression),
    ];

    protected override string Head =>
        $"{aggregate?.Function.Name ?? function.ToString()} over {aggregate?.Distinct} {aggregate?.Filter is not null} {shape.PartitionBy.Count} {shape.Frame} {string.Join(' ', shape.OrderBy.Select(key => $"{key.Descending}{key.NullsFirst}"))}";

    public override Expression With(IReadOnlyList<Expression> children)
    {
        int own = aggregate?.Children.Count ?? arguments.Count;
        Expression[] ownChildren = [.. children.Take(own)];
        var changed = shape with
        {
            PartitionBy = [.. children.Skip(own).Take(shape.PartitionBy.Count)],
            OrderBy = [.. children.Skip(own + shape.PartitionBy.Count).Zip(shape.OrderBy, (child, key) => key with { Expression = child })],
        };
        return aggregate is null
            ? new WindowExpression(Position, Type, function, ownChildren, changed, null)
            : new WindowExpression(Position, Type, function, [], changed, (AggregateExpression)aggregate.With(ownChildren));
    }

    public override CellValue Evaluate(Evaluation evaluation) => throw new System.Diagnostics.UnreachableException();
}

/// <summary>Which rows a window function sees; without a frame: all of the partition, or up to the current row's peers when ordered.</summary>
internal sealed record WindowShape(IReadOnlyList<Expression> PartitionBy, IReadOnlyList<SortKey> OrderBy, FrameClause? Frame);

internal enum WindowFunction
{
    Aggregate,
    RowNumber,
    Rank,
    DenseRank,
    PercentRank,
    CumeDist,
    Ntile,
    Lag,
    Lead,
    FirstValue,
    LastValue,
    NthValue,
}
