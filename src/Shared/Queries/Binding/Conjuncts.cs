using Tally.Queries.Expressions;

namespace Tally.Queries.Binding;

internal static class Conjuncts
{
    /// <summary>A condition as conditions that must all hold, NOT pushed down to where it can be read off.</summary>
    public static List<Expression> Of(Expression condition)
    {
        var pushed = PushNot(condition, negate: false);
        return pushed is LogicalExpression { IsAnd: true } and ? [.. and.Children.SelectMany(Of)] : [pushed];
    }

    // De Morgan holds in three-valued logic, and so do negated comparisons.
    private static Expression PushNot(Expression condition, bool negate) => condition switch
    {
        NotExpression not => PushNot(not.Children[0], !negate),
        LogicalExpression logical => new LogicalExpression(
            logical.Position, logical.IsAnd != negate, [.. logical.Children.Select(child => PushNot(child, negate))]),
        ComparisonExpression comparison when negate =>
            new ComparisonExpression(comparison.Position, comparison.Comparison.Negated(), comparison.Left, comparison.Right),
        BetweenExpression between when negate =>
            new BetweenExpression(between.Position, between.Value, between.Low, between.High, !between.Negated),
        InListExpression list when negate => new InListExpression(list.Position, list.Value, list.Items, !list.Negated),
        IsNullExpression isNull when negate => new IsNullExpression(isNull.Position, isNull.Operand, !isNull.Negated),
        _ => negate ? new NotExpression(condition.Position, condition) : condition,
    };
}

internal static class Slots
{
    public static Expression Shift(Expression expression, int by) => by == 0
        ? expression
        : expression.Rewrite(node => node is ColumnExpression column ? new ColumnExpression(column.Position, column.Type, column.Slot + by, column.Name) : null);

    /// <summary>The lowest and highest slot used, or null when none is.</summary>
    public static (int Low, int High)? Range(Expression expression)
    {
        var slots = expression.All().OfType<ColumnExpression>().Select(column => column.Slot).ToList();
        return slots.Count == 0 ? null : (slots.Min(), slots.Max());
    }
}
