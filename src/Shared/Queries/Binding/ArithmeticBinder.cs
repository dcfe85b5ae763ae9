using Tally.Columns;
using Tally.Queries.Expressions;

namespace Tally.Queries.Binding;

/// <summary>Which operators take which types, and what comes of them.</summary>
internal static class ArithmeticBinder
{
    public static ArithmeticExpression Bind(int position, ArithmeticOperator operation, Expression left, Expression right)
    {
        bool additive = operation is ArithmeticOperator.Add or ArithmeticOperator.Subtract;
        (left, right) = (Numeric(left, right), Numeric(right, left));
        if (additive && DaysType(operation, left, right) is { } type)
            return new ArithmeticExpression(position, type, operation, left, right);

        if ((left.Type.IsNumeric() || left.Type == SqlType.Null) && (right.Type.IsNumeric() || right.Type == SqlType.Null))
            return new ArithmeticExpression(position, NumberType(operation, left.Type, right.Type), operation, left, right);

        var wrong = left.Type.IsNumeric() ? right : left;
        string hint = wrong.Type == SqlType.Text && operation == ArithmeticOperator.Add ? " Text is joined with ||." : "";
        throw Refusals.Type(position, $"Arithmetic takes numbers, and this is {wrong.Type.Shown()}.{hint}");
    }

    private static SqlType NumberType(ArithmeticOperator operation, SqlType left, SqlType right)
    {
        var common = SqlTypes.Common(left, right) ?? SqlType.Decimal;
        return operation == ArithmeticOperator.Divide && common is SqlType.Integer or SqlType.Null ? SqlType.Decimal : common;
    }

    private static SqlType? DaysType(ArithmeticOperator operation, Expression left, Expression right)
    {
        if (left.Type == SqlType.Date && right.Type == SqlType.Date && operation == ArithmeticOperator.Subtract)
            return SqlType.Integer;

        if (left.Type.IsTemporal() && right.Type == SqlType.Integer)
            return left.Type;

        return left.Type == SqlType.Integer && right.Type.IsTemporal() && operation == ArithmeticOperator.Add ? right.Type : null;
    }

    // A text literal beside a number is a number if it can be; beside a date, a date.
    private static Expression Numeric(Expression expression, Expression beside)
    {
        if (expression is not ConstantExpression { IsTextLiteral: true } literal)
            return expression;

        var type = beside.Type.IsTemporal() ? beside.Type : SqlType.Decimal;
        return CastExpression.TryConvert(literal.Value, type) is { } converted ? ConstantExpression.Of(literal.Position, converted) : expression;
    }
}
