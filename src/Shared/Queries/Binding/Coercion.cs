using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;

namespace Tally.Queries.Binding;

/// <summary>Makes types meet: a literal becomes what stands beside it, numbers and dates widen, and nothing else happens silently.</summary>
internal static class Coercion
{
    /// <summary>The expression as a wider type.</summary>
    public static Expression To(Expression expression, SqlType type)
    {
        if (expression.Type == type || type == SqlType.Null || (expression.Type == SqlType.Integer && type == SqlType.Decimal))
            return expression;

        if (expression is ConstantExpression constant)
        {
            if (constant.Value.IsNull)
                return new ConstantExpression(constant.Position, type, CellValue.Null);

            if (CastExpression.TryConvert(constant.Value, type) is { } converted)
                return new ConstantExpression(constant.Position, type, converted);
        }

        return new CastExpression(expression.Position, expression, type, scale: null, orNull: false);
    }

    /// <summary>Two sides of a comparison as one type.</summary>
    public static (Expression Left, Expression Right) Align(Expression left, Expression right, int position)
    {
        if (SqlTypes.Common(left.Type, right.Type) is { } common)
            return (To(left, common), To(right, common));

        if (right is ConstantExpression rightLiteral)
            return (left, Literal(rightLiteral, left));

        if (left is ConstantExpression leftLiteral)
            return (Literal(leftLiteral, right), right);

        throw Refusals.Type(
            position, $"{Name(left)} is {left.Type.Shown()} and {Name(right)} is {right.Type.Shown()}: compare like with like, with CAST where needed.");
    }

    /// <summary>Several branches of one value as one type.</summary>
    public static SqlType Common(IEnumerable<Expression> branches, int position, string what)
    {
        var type = SqlType.Null;
        foreach (var branch in branches)
        {
            type = SqlTypes.Common(type, branch.Type)
                ?? throw Refusals.Type(position, $"The values of {what} are {type.Shown()} here and {branch.Type.Shown()} there: CAST them to one type.");
        }

        return type;
    }

    /// <summary>An argument as a function takes it.</summary>
    public static Expression Argument(Expression argument, ParameterKind kind, string function)
    {
        switch (kind)
        {
            case ParameterKind.Text:
                return To(argument, SqlType.Text);
            case ParameterKind.Number when argument.Type.IsNumeric() || argument.Type == SqlType.Null:
            case ParameterKind.Whole when argument.Type is SqlType.Integer or SqlType.Null:
            case ParameterKind.Temporal when argument.Type.IsTemporal() || argument.Type == SqlType.Null:
            case ParameterKind.Any:
                return argument;
            case ParameterKind.Number when argument.Type == SqlType.Boolean:
                return To(argument, SqlType.Integer);
            case ParameterKind.Temporal when argument is ConstantExpression { IsTextLiteral: true } literal
                && CastExpression.TryConvert(literal.Value, SqlType.DateTime) is { } moment:
                var date = moment.AsDateTime().TimeOfDay == TimeSpan.Zero ? CellValue.Of(DateOnly.FromDateTime(moment.AsDateTime())) : moment;
                return ConstantExpression.Of(literal.Position, date);
        }

        string wanted = kind switch { ParameterKind.Number => "a number", ParameterKind.Whole => "a whole number", _ => "a date" };
        throw Refusals.Type(argument.Position, $"{function} takes {wanted}, and {Name(argument)} is {argument.Type.Shown()}{Hint(argument, kind)}");
    }

    private static string Hint(Expression argument, ParameterKind kind) => kind switch
    {
        ParameterKind.Number when argument.Type == SqlType.Text => ": TRY_CAST(… AS DECIMAL) makes numbers of the cells that hold one.",
        ParameterKind.Temporal when argument.Type == SqlType.Integer => ": a year that is a number is compared as it stands.",
        _ => ".",
    };

    private static Expression Literal(ConstantExpression literal, Expression beside)
    {
        if (beside.Type == SqlType.Text)
            return To(literal, SqlType.Text);

        bool sensible = literal.Value.Kind == CellKind.Text
            || (literal.Value.Kind == CellKind.Number && beside.Type == SqlType.Boolean && literal.Value.AsNumber() is 0 or 1);
        if (sensible && CastExpression.TryConvert(literal.Value, WidestLike(beside.Type)) is { } converted)
            return Rounded(new ConstantExpression(literal.Position, SqlTypes.Of(converted), converted), beside);

        string hint = beside.Type.IsTemporal() && literal.Value.Kind == CellKind.Number
            ? $": write YEAR({Name(beside)}) = {literal.Value}, or a date as '2020-12-31'."
            : ".";
        throw Refusals.Type(literal.Position, $"{Name(beside)} is {beside.Type.Shown()}, and '{literal.Value}' is not{hint}");
    }

    // '12.5' beside a column of whole numbers is a number all the same: it must not be rounded to one.
    private static SqlType WidestLike(SqlType type) => type switch
    {
        SqlType.Integer => SqlType.Decimal,
        SqlType.Date => SqlType.DateTime,
        _ => type,
    };

    private static ConstantExpression Rounded(ConstantExpression literal, Expression beside) =>
        beside.Type == SqlType.Date && literal.Value.AsDateTime().TimeOfDay == TimeSpan.Zero
            ? ConstantExpression.Of(literal.Position, CellValue.Of(DateOnly.FromDateTime(literal.Value.AsDateTime())))
            : literal;

    private static string Name(Expression expression) => expression switch
    {
        ColumnExpression column => $"\"{column.Name}\"",
        CallExpression call => call.Function.Name,
        AggregateExpression aggregate => aggregate.Function.Name,
        ConstantExpression constant => $"'{constant.Value}'",
        _ => "the expression",
    };
}
