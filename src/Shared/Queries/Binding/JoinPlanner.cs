using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

/// <summary>Puts conditions where they cost least: on the side they speak of, then as keys of the join, then after it.</summary>
internal static class JoinPlanner
{
    public static Plan Join(JoinKind kind, Plan left, Plan right, IReadOnlyList<Expression> on)
    {
        var leftKeys = new List<Expression>();
        var rightKeys = new List<Expression>();
        var residual = new List<Expression>();
        var onLeft = new List<Expression>();
        var onRight = new List<Expression>();
        int width = left.Columns.Count;
        bool inner = kind is JoinKind.Inner or JoinKind.Cross;
        foreach (var condition in on)
        {
            var side = SideOf(condition, width);
            if (side is Side.Left or Side.None && inner)
                onLeft.Add(condition);
            else if (side == Side.Right && (inner || kind == JoinKind.Left))
                onRight.Add(Slots.Shift(condition, -width));
            else if (KeysOf(condition, width) is { } keys)
                Add(keys, width, leftKeys, rightKeys);
            else
                residual.Add(condition);
        }

        return new Plan.Join(
            kind == JoinKind.Cross ? JoinKind.Inner : kind, Filter(left, onLeft), Filter(right, onRight), leftKeys, rightKeys, residual);
    }

    /// <summary>A filter over a plan, pushed into the sides of a join where that means the same.</summary>
    public static Plan Filter(Plan input, IReadOnlyList<Expression> conjuncts)
    {
        if (conjuncts.Count == 0)
            return input;

        if (input is Plan.Join { Kind: JoinKind.Inner } inner)
        {
            // A condition that can fail on a row must not meet rows that an earlier one drops; all move, so their order holds.
            var merged = Join(JoinKind.Inner, inner.Left, inner.Right, [.. KeyConditions(inner), .. inner.Residual, .. conjuncts]);
            return merged;
        }

        if (input is Plan.Join { Kind: JoinKind.Left } outer)
        {
            int width = outer.Left.Columns.Count;
            Expression[] onLeft = [.. conjuncts.Where(condition => SideOf(condition, width) == Side.Left)];
            Expression[] rest = [.. conjuncts.Except(onLeft)];
            Plan joined = onLeft.Length == 0
                ? outer
                : new Plan.Join(JoinKind.Left, Filter(outer.Left, onLeft), outer.Right, outer.LeftKeys, outer.RightKeys, outer.Residual);
            return rest.Length == 0 ? joined : new Plan.Filter(joined, rest);
        }

        return input is Plan.Filter below ? new Plan.Filter(below.Input, [.. below.Conjuncts, .. conjuncts]) : new Plan.Filter(input, conjuncts);
    }

    private static IEnumerable<Expression> KeyConditions(Plan.Join join) =>
        join.LeftKeys.Zip(join.RightKeys, (left, right) =>
            (Expression)new ComparisonExpression(left.Position, Comparison.Equal, left, Slots.Shift(right, join.Left.Columns.Count)));

    private static void Add((Expression Left, Expression Right) keys, int width, List<Expression> leftKeys, List<Expression> rightKeys)
    {
        leftKeys.Add(keys.Left);
        rightKeys.Add(Slots.Shift(keys.Right, -width));
    }

    private static (Expression Left, Expression Right)? KeysOf(Expression condition, int width)
    {
        if (condition is not ComparisonExpression { Comparison: Comparison.Equal } equal)
            return null;

        return (SideOf(equal.Left, width), SideOf(equal.Right, width)) switch
        {
            (Side.Left, Side.Right) => (equal.Left, equal.Right),
            (Side.Right, Side.Left) => (equal.Right, equal.Left),
            _ => null,
        };
    }

    private static Side SideOf(Expression expression, int width) => Slots.Range(expression) switch
    {
        null => Side.None,
        var (_, high) when high < width => Side.Left,
        var (low, _) when low >= width => Side.Right,
        _ => Side.Both,
    };

    private enum Side
    {
        None,
        Left,
        Right,
        Both,
    }
}
