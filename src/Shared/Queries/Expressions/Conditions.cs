using Tally.Columns;

namespace Tally.Queries.Expressions;

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class Comparisons
{
    public static bool Holds(this Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        Comparison.GreaterOrEqual => order >= 0,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The comparison that holds when this one does not, of values that are not null.</summary>
    public static Comparison Negated(this Comparison comparison) => comparison switch
    {
        Comparison.Equal => Comparison.NotEqual,
        Comparison.NotEqual => Comparison.Equal,
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        Comparison.GreaterOrEqual => Comparison.Less,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The comparison with its sides exchanged.</summary>
    public static Comparison Mirrored(this Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        Comparison.GreaterOrEqual => Comparison.LessOrEqual,
        _ => comparison,
    };
}

/// <summary>= &lt;&gt; &lt; &lt;= &gt; &gt;=, unknown when a side is null.</summary>
internal sealed class ComparisonExpression(int position, Comparison comparison, Expression left, Expression right)
    : Expression(position, SqlType.Boolean)
{
    public Comparison Comparison => comparison;

    public Expression Left => left;

    public Expression Right => right;

    public override IReadOnlyList<Expression> Children { get; } = [left, right];

    protected override string Head => comparison.ToString();

    public override Expression With(IReadOnlyList<Expression> children) => new ComparisonExpression(Position, comparison, children[0], children[1]);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation)
    {
        var a = left.Evaluate(evaluation);
        var b = right.Evaluate(evaluation);
        return a.IsNull || b.IsNull ? Truth.Unknown : Truths.Of(comparison.Holds(CellOrder.Compare(a, b)));
    }
}

/// <summary>IS [NOT] DISTINCT FROM: equality that takes null for a value.</summary>
internal sealed class DistinctExpression(int position, Expression left, Expression right, bool negated) : Expression(position, SqlType.Boolean)
{
    public override IReadOnlyList<Expression> Children { get; } = [left, right];

    protected override string Head => negated ? "same" : "distinct";

    public override Expression With(IReadOnlyList<Expression> children) => new DistinctExpression(Position, children[0], children[1], negated);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation)
    {
        var a = left.Evaluate(evaluation);
        var b = right.Evaluate(evaluation);
        bool same = a.IsNull || b.IsNull ? a.IsNull && b.IsNull : CellOrder.Compare(a, b) == 0;
        return Truths.Of(same == negated);
    }
}

/// <summary>AND or OR in three-valued logic; stops at the first operand that decides.</summary>
internal sealed class LogicalExpression(int position, bool isAnd, IReadOnlyList<Expression> operands) : Expression(position, SqlType.Boolean)
{
    public bool IsAnd => isAnd;

    public override IReadOnlyList<Expression> Children => operands;

    protected override string Head => isAnd ? "and" : "or";

    public override Expression With(IReadOnlyList<Expression> children) => new LogicalExpression(Position, isAnd, children);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation)
    {
        var decisive = isAnd ? Truth.False : Truth.True;
        var result = decisive.Not();
        foreach (var operand in operands)
        {
            var truth = operand.Test(evaluation);
            if (truth == decisive)
                return decisive;

            if (truth == Truth.Unknown)
                result = Truth.Unknown;
        }

        return result;
    }
}

internal sealed class NotExpression(int position, Expression operand) : Expression(position, SqlType.Boolean)
{
    public override IReadOnlyList<Expression> Children { get; } = [operand];

    protected override string Head => "not";

    public override Expression With(IReadOnlyList<Expression> children) => new NotExpression(Position, children[0]);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation) => operand.Test(evaluation).Not();
}

internal sealed class IsNullExpression(int position, Expression operand, bool negated) : Expression(position, SqlType.Boolean)
{
    public Expression Operand => operand;

    public bool Negated => negated;

    public override IReadOnlyList<Expression> Children { get; } = [operand];

    protected override string Head => negated ? "notnull" : "isnull";

    public override Expression With(IReadOnlyList<Expression> children) => new IsNullExpression(Position, children[0], negated);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation) => Truths.Of(operand.Evaluate(evaluation).IsNull != negated);
}

/// <summary>IS [NOT] TRUE, IS [NOT] FALSE.</summary>
internal sealed class IsTruthExpression(int position, Expression operand, bool truth, bool negated) : Expression(position, SqlType.Boolean)
{
    public override IReadOnlyList<Expression> Children { get; } = [operand];

    protected override string Head => $"is{truth}{negated}";

    public override Expression With(IReadOnlyList<Expression> children) => new IsTruthExpression(Position, children[0], truth, negated);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation) => Truths.Of((operand.Test(evaluation) == Truths.Of(truth)) != negated);
}

internal sealed class BetweenExpression(int position, Expression value, Expression low, Expression high, bool negated)
    : Expression(position, SqlType.Boolean)
{
    public Expression Value => value;

    public Expression Low => low;

    public Expression High => high;

    public bool Negated => negated;

    public override IReadOnlyList<Expression> Children { get; } = [value, low, high];

    protected override string Head => negated ? "notbetween" : "between";

    public override Expression With(IReadOnlyList<Expression> children) =>
        new BetweenExpression(Position, children[0], children[1], children[2], negated);

    public override CellValue Evaluate(Evaluation evaluation) => Test(evaluation).ToCell();

    public override Truth Test(Evaluation evaluation)
    {
        var cell = value.Evaluate(evaluation);
        var from = Compare(cell, low.Evaluate(evaluation), Comparison.GreaterOrEqual);
        var to = Compare(cell, high.Evaluate(evaluation), Comparison.LessOrEqual);
        var both = from == Truth.False || to == Truth.False ? Truth.False : from == Truth.Unknown || to == Truth.Unknown ? Truth.Unknown : Truth.True;
        return negated ? both.Not() : both;
    }

    private static Truth Compare(CellValue a, CellValue b, Comparison comparison) =>
        a.IsNull || b.IsNull ? Truth.Unknown : Truths.Of(comparison.Holds(CellOrder.Compare(a, b)));
}
