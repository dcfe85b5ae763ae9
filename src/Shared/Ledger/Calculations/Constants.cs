namespace Tally.Ledger.Calculations;

/// <summary>
/// Which typed numbers a calculation may hold: those of the question, and plain unit factors where they can only change a
/// unit. Anything else would let a number the model made up leave as a derived figure.
/// </summary>
internal static class Constants
{
    /// <summary>May multiply or divide: halves, months, percent, thousands, millions, milliards.</summary>
    private static readonly decimal[] Factors = [1, 2, 12, 100, 1_000, 1_000_000, 1_000_000_000];

    /// <summary>The first constant that is not allowed where it stands, or null.</summary>
    public static string? FirstRefused(Expression expression, IReadOnlySet<decimal> ofQuestion)
    {
        if (expression.IsConstant)
            return "The expression holds no reference: a figure must come from the data.";
        return Check(expression, ofQuestion);
    }

    private static string? Check(Expression expression, IReadOnlySet<decimal> allowed) => expression switch
    {
        Expression.Negate negate => Check(negate.Inner, allowed),
        Expression.Call { Function: "round" } call => Check(call.Arguments[0], allowed),
        Expression.Call call => call.Arguments.Select(argument => argument.IsConstant ? CheckAdded(argument, null, allowed) : Check(argument, allowed)).FirstOrDefault(found => found is not null),
        Expression.Binary { Operator: '+' or '-' } sum => Added(sum.Left, sum.Right, allowed) ?? Added(sum.Right, sum.Left, allowed) ?? Same(sum),
        Expression.Binary product => Multiplied(product.Left, allowed) ?? Multiplied(product.Right, allowed) ?? Same(product),
        _ => null,
    };

    private static string? Added(Expression side, Expression other, IReadOnlySet<decimal> allowed) =>
        side.IsConstant ? CheckAdded(side, other, allowed) : Check(side, allowed);

    /// <summary>One less than a ratio is a change; a hundred less a percentage is the rest. Nothing else may be added.</summary>
    private static string? CheckAdded(Expression constant, Expression? other, IReadOnlySet<decimal> allowed)
    {
        decimal value = Arithmetic.Evaluate(constant);
        bool fine = value == 0
            || allowed.Contains(value)
            || (value == 1 && other is { IsRatio: true, IsPercentage: false })
            || (value == 100 && other is { IsPercentage: true });
        return fine ? null : Refusal(value);
    }

    private static string? Multiplied(Expression side, IReadOnlySet<decimal> allowed)
    {
        if (!side.IsConstant)
            return Check(side, allowed);
        decimal value = Math.Abs(Arithmetic.Evaluate(side));
        return Factors.Contains(value) || allowed.Contains(value) ? null : Refusal(value);
    }

    /// <summary>A cell divided by itself is a constant in disguise.</summary>
    private static string? Same(Expression.Binary binary) =>
        binary.Operator is '/' or '-' && binary.Left is Expression.Operand left && binary.Right is Expression.Operand right && left.Text == right.Text
            ? $"{left.Text} is set against itself; the outcome says nothing about the data."
            : null;

    private static string Refusal(decimal value) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The constant {value} is neither in the question nor a plain unit factor (100, 1000, 12 …) used as one; take it from a result.");
}
