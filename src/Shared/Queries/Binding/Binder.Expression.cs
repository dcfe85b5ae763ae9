using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

internal sealed partial class Binder
{
    private Expression Bind(SqlExpression expression, BindContext context) => Folded(expression switch
    {
        SqlExpression.Literal literal => ConstantExpression.Of(literal.Position, literal.Value),
        SqlExpression.Name name => BindName(name, context),
        SqlExpression.Negate negate => BindNegate(negate, context),
        SqlExpression.Not not => new NotExpression(not.Position, Condition(not.Operand, context)),
        SqlExpression.Binary binary => BindBinary(binary, context),
        SqlExpression.Logical logical => new LogicalExpression(
            logical.Position, logical.IsAnd, [.. logical.Operands.Select(operand => Condition(operand, context))]),
        SqlExpression.Between between => BindBetween(between, context),
        SqlExpression.InList list => BindInList(list, context),
        SqlExpression.InQuery query => BindInQuery(query, context),
        SqlExpression.Exists exists => BindExists(exists, context),
        SqlExpression.Subquery subquery => BindScalarQuery(subquery, context),
        SqlExpression.Like like => BindLike(like, context),
        SqlExpression.IsNull isNull => new IsNullExpression(isNull.Position, Bind(isNull.Value, context), isNull.Negated),
        SqlExpression.IsTruth isTruth => new IsTruthExpression(isTruth.Position, Condition(isTruth.Value, context), isTruth.Truth, isTruth.Negated),
        SqlExpression.IsDistinct distinct => BindIsDistinct(distinct, context),
        SqlExpression.Case @case => BindCase(@case, context),
        SqlExpression.Cast cast => BindCast(cast, context),
        SqlExpression.Call call => BindCall(call, context),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>An expression that must be a truth value.</summary>
    private Expression Condition(SqlExpression expression, BindContext context)
    {
        var bound = Bind(expression, context);
        return bound.Type switch
        {
            SqlType.Boolean => bound,
            SqlType.Null => Coercion.To(bound, SqlType.Boolean),
            _ => throw Refusals.Type(expression.Position, $"A condition is needed here, and this is {bound.Type.Shown()}: compare it with something."),
        };
    }

    private Expression BindName(SqlExpression.Name name, BindContext context)
    {
        if (context.Scope.Resolve(name.Parts, name.Position) is { } column)
            return column is ColumnExpression found ? new ColumnExpression(name.Position, found.Type, found.Slot, found.Name) : column;

        string text = name.Parts[^1].Text;
        string folded = Folding.Fold(text);
        if (name.Parts.Count == 1 && context.Aliases.TryGetValue(folded, out var aliased))
        {
            var without = context.Aliases.Where(alias => alias.Key != folded).ToDictionary(alias => alias.Key, alias => alias.Value);
            return Bind(aliased, context with { Aliases = without });
        }

        throw NameRefusals.UnknownColumn(
            name.Position, string.Join('.', name.Parts.Select(part => part.Text)), context.Scope.Names, name.Parts is [{ Quoted: true }]);
    }

    private NegateExpression BindNegate(SqlExpression.Negate negate, BindContext context)
    {
        var operand = Bind(negate.Operand, context);
        return operand.Type.IsNumeric() || operand.Type == SqlType.Null
            ? new NegateExpression(negate.Position, operand.Type, operand)
            : throw Refusals.Type(negate.Position, $"Minus takes a number, and this is {operand.Type.Shown()}.");
    }

    private Expression BindBinary(SqlExpression.Binary binary, BindContext context)
    {
        var left = Bind(binary.Left, context);
        var right = Bind(binary.Right, context);
        return binary.Operator switch
        {
            "=" => Compare(Comparison.Equal),
            "<>" => Compare(Comparison.NotEqual),
            "<" => Compare(Comparison.Less),
            "<=" => Compare(Comparison.LessOrEqual),
            ">" => Compare(Comparison.Greater),
            ">=" => Compare(Comparison.GreaterOrEqual),
            "||" => new ConcatExpression(binary.Position, left, right),
            "+" => ArithmeticBinder.Bind(binary.Position, ArithmeticOperator.Add, left, right),
            "-" => ArithmeticBinder.Bind(binary.Position, ArithmeticOperator.Subtract, left, right),
            "*" => ArithmeticBinder.Bind(binary.Position, ArithmeticOperator.Multiply, left, right),
            "/" => ArithmeticBinder.Bind(binary.Position, ArithmeticOperator.Divide, left, right),
            "//" => ArithmeticBinder.Bind(binary.Position, ArithmeticOperator.DivideWhole, left, right),
            "%" => ArithmeticBinder.Bind(binary.Position, ArithmeticOperator.Modulo, left, right),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        ComparisonExpression Compare(Comparison comparison)
        {
            var (a, b) = Coercion.Align(left, right, binary.Position);
            return new ComparisonExpression(binary.Position, comparison, a, b);
        }
    }

    private BetweenExpression BindBetween(SqlExpression.Between between, BindContext context)
    {
        var value = Bind(between.Value, context);
        var (valueLow, low) = Coercion.Align(value, Bind(between.Low, context), between.Low.Position);
        var (valueHigh, high) = Coercion.Align(valueLow, Bind(between.High, context), between.High.Position);
        (_, low) = Coercion.Align(valueHigh, low, between.Low.Position);
        return new BetweenExpression(between.Position, valueHigh, low, high, between.Negated);
    }

    private InListExpression BindInList(SqlExpression.InList list, BindContext context)
    {
        var value = Bind(list.Value, context);
        var items = new List<Expression>();
        foreach (var item in list.Items)
        {
            (value, var bound) = Coercion.Align(value, Bind(item, context), item.Position);
            items.Add(bound);
        }

        // A late item may have widened the value; the earlier ones follow.
        return new InListExpression(list.Position, value, [.. items.Select(item => Coercion.To(item, value.Type))], list.Negated);
    }

    private LikeExpression BindLike(SqlExpression.Like like, BindContext context)
    {
        var value = Coercion.To(Bind(like.Value, context), SqlType.Text);
        var pattern = Coercion.To(Bind(like.Pattern, context), SqlType.Text);
        char? escape = null;
        if (like.Escape is not null)
        {
            escape = Bind(like.Escape, context) is ConstantExpression { Value: { Kind: CellKind.Text } text } && text.AsText().Length == 1
                ? text.AsText()[0]
                : throw Refusals.Invalid(like.Escape.Position, "ESCAPE takes one character in quotes.");
        }

        return new LikeExpression(like.Position, value, pattern, escape, like.Negated, like.Folded);
    }

    private DistinctExpression BindIsDistinct(SqlExpression.IsDistinct distinct, BindContext context)
    {
        var (left, right) = Coercion.Align(Bind(distinct.Left, context), Bind(distinct.Right, context), distinct.Position);
        return new DistinctExpression(distinct.Position, left, right, distinct.Negated);
    }

    private CaseExpression BindCase(SqlExpression.Case @case, BindContext context)
    {
        var subject = @case.Subject is null ? null : Bind(@case.Subject, context);
        var arms = new List<(Expression When, Expression Then)>();
        foreach (var (when, then) in @case.Arms)
        {
            Expression condition;
            if (subject is null)
            {
                condition = Condition(when, context);
            }
            else
            {
                var (left, right) = Coercion.Align(subject, Bind(when, context), when.Position);
                condition = new ComparisonExpression(when.Position, Comparison.Equal, left, right);
            }

            arms.Add((condition, Bind(then, context)));
        }

        var otherwise = @case.Else is null ? ConstantExpression.Of(@case.Position, CellValue.Null) : Bind(@case.Else, context);
        var type = Coercion.Common([.. arms.Select(arm => arm.Then), otherwise], @case.Position, "CASE");
        return new CaseExpression(
            @case.Position, type, [.. arms.Select(arm => (arm.When, Coercion.To(arm.Then, type)))], Coercion.To(otherwise, type));
    }

    private CastExpression BindCast(SqlExpression.Cast cast, BindContext context) =>
        new(cast.Position, Bind(cast.Value, context), cast.Type.Type, cast.Type.Type == SqlType.Decimal ? cast.Type.Scale : null, cast.OrNull);

    /// <summary>What depends on no row is computed once; what fails on its own is left to fail where it is reached.</summary>
    private Expression Folded(Expression expression)
    {
        if (expression is ConstantExpression or ColumnExpression or ParameterExpression or AggregateExpression or WindowExpression or SubqueryExpression
            || !expression.Children.All(child => child is ConstantExpression) || expression.Children.Count == 0)
        {
            return expression;
        }

        try
        {
            return new ConstantExpression(expression.Position, expression.Type, expression.Evaluate(new Evaluation(run, Frame.Unit, [])));
        }
        catch (QueryRefusedException)
        {
            return expression;
        }
    }
}
