using Tally.Queries.Expressions;

namespace Tally.Queries.Binding;

/// <summary>Carries a unit through what keeps it.</summary>
internal static class Units
{
    private static readonly string[] Keeping =
        ["SUM", "AVG", "MEAN", "MIN", "MAX", "MEDIAN", "QUANTILE", "QUANTILE_CONT", "QUANTILE_DISC", "PERCENTILE_CONT", "PERCENTILE_DISC", "MODE", "IQR", "ANY_VALUE", "MIN_BY", "MAX_BY", "ARG_MIN", "ARG_MAX", "STDDEV", "STDDEV_SAMP", "STDDEV_POP"];

    public static string? Of(Expression expression, IReadOnlyList<ScopeColumn> columns) => expression switch
    {
        ColumnExpression column => columns.FirstOrDefault(known => known.Expression.Signature == column.Signature)?.Unit,
        AggregateExpression aggregate when Keeping.Contains(aggregate.Function.Name) => Of(aggregate.Arguments[0], columns),
        WindowExpression { Aggregate: { } aggregate } => Of(aggregate, columns),
        WindowExpression { Arguments: [var first, ..] } => Of(first, columns),
        CallExpression { Function.Name: "ROUND" or "ROUND_EVEN" or "ABS" or "FLOOR" or "CEIL" or "CEILING" or "TRUNC" } call => Of(call.Children[0], columns),
        CastExpression or NegateExpression => Of(expression.Children[0], columns),
        CoalesceExpression or NullIfExpression => Of(expression.Children[0], columns),
        ArithmeticExpression { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum
            when Of(sum.Left, columns) is { } unit && unit == Of(sum.Right, columns) => unit,
        _ => null,
    };
}
