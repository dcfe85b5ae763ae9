namespace Tally.Ledger.Calculations;

/// <summary>Exact decimal evaluation.</summary>
internal static class Arithmetic
{
    public static decimal Evaluate(Expression expression) => expression switch
    {
        Expression.Constant constant => constant.Value,
        Expression.Operand operand => operand.Value,
        Expression.Negate negate => -Evaluate(negate.Inner),
        Expression.Binary binary => Apply(binary),
        Expression.Call call => Apply(call),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static decimal Apply(Expression.Binary binary)
    {
        decimal left = Evaluate(binary.Left), right = Evaluate(binary.Right);
        if (binary.Operator == '/' && right == 0)
        {
            string divisor = string.Join(", ", binary.Right.Operands.Select(operand => operand.Text).Distinct());
            throw new CalculationException("division-by-zero", divisor.Length == 0
                ? "The expression divides by zero."
                : $"The expression divides by zero: {divisor} {(divisor.Contains(',', StringComparison.Ordinal) ? "make" : "is")} 0. Say that the ratio does not exist.");
        }

        return binary.Operator switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' => left / right,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static decimal Apply(Expression.Call call)
    {
        var values = call.Arguments.Select(Evaluate).ToArray();
        return call.Function switch
        {
            "abs" => Math.Abs(values[0]),
            "round" => Math.Round(values[0], values.Length > 1 ? (int)Math.Clamp(values[1], 0, 12) : 0, MidpointRounding.AwayFromZero),
            "min" => values.Min(),
            "max" => values.Max(),
            "sum" => values.Sum(),
            "avg" => values.Sum() / values.Length,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
