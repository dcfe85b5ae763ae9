using System.Globalization;
using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

internal sealed partial class Binder
{
    private Expression BindCall(SqlExpression.Call call, BindContext context)
    {
        if (call.Over is not null)
            return BindWindow(call, context);

        if (WindowFunctions.ByName.ContainsKey(call.Function))
            throw Refusals.Invalid(call.Position, $"{call.Function} needs a window: {call.Function}(…) OVER (ORDER BY …).");

        if (AggregateFunctions.ByName.TryGetValue(call.Function, out var aggregate))
        {
            if (context.NoAggregates is { } clause)
            {
                string hint = clause == "WHERE" ? " Filter groups with HAVING." : "";
                throw Refusals.Invalid(call.Position, $"{call.Function} is an aggregate and cannot stand in {clause}.{hint}");
            }

            return BindAggregate(call, aggregate, context);
        }

        if (call.Filter is not null || call.Distinct || call.WithinGroup is not null)
            throw Refusals.Invalid(call.Position, $"{call.Function} is not an aggregate: it takes neither DISTINCT nor FILTER.");

        Expression[] arguments = [.. call.Arguments.Select(argument => Bind(argument, context))];
        return BindSpecial(call, arguments) ?? BindScalar(call, arguments);
    }

    private static Expression? BindSpecial(SqlExpression.Call call, Expression[] arguments)
    {
        switch (call.Function)
        {
            case "COALESCE" or "IFNULL" when arguments.Length > 0:
                var type = Coercion.Common(arguments, call.Position, call.Function);
                return new CoalesceExpression(call.Position, type, [.. arguments.Select(argument => Coercion.To(argument, type))]);
            case "NULLIF":
                ExpectCount(call, arguments.Length, 2, 2);
                var (first, second) = Coercion.Align(arguments[0], arguments[1], call.Position);
                return new NullIfExpression(call.Position, first, second);
            case "IF" or "IIF":
                ExpectCount(call, arguments.Length, 3, 3);
                if (arguments[0].Type is not (SqlType.Boolean or SqlType.Null))
                    throw Refusals.Type(call.Position, $"{call.Function} takes a condition first.");

                var common = Coercion.Common(arguments[1..], call.Position, call.Function);
                var arm = (Coercion.To(arguments[0], SqlType.Boolean), Coercion.To(arguments[1], common));
                return new CaseExpression(call.Position, common, [arm], Coercion.To(arguments[2], common));
            default:
                return null;
        }
    }

    private static CallExpression BindScalar(SqlExpression.Call call, Expression[] arguments)
    {
        if (!ScalarFunctions.ByName.TryGetValue(call.Function, out var function))
            throw NameRefusals.UnknownFunction(call.Position, call.Function, FunctionNames.All);

        if (call.Star)
            throw Refusals.Invalid(call.Position, $"Only COUNT takes *: {call.Function} needs a column.");

        ExpectCount(call, arguments.Length, function.Least, function.Most);
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Coercion.Argument(arguments[i], function.Parameters[Math.Min(i, function.Parameters.Count - 1)], call.Function);

        if (call.Function is "GREATEST" or "LEAST")
        {
            var common = Coercion.Common(arguments, call.Position, call.Function);
            arguments = [.. arguments.Select(argument => Coercion.To(argument, common))];
        }

        return new CallExpression(call.Position, function.Result(arguments), function, arguments);
    }

    private AggregateExpression BindAggregate(SqlExpression.Call call, AggregateFunction function, BindContext context, bool overWindow = false)
    {
        var inside = context with
        {
            NoAggregates = overWindow ? null : $"another aggregate ({call.Function})",
            NoWindows = $"an aggregate ({call.Function})",
        };
        var written = call.WithinGroup is { } within ? call.Arguments.Prepend(within.Expression) : call.Arguments;
        Expression[] arguments = [.. written.Select(argument => Bind(argument, inside))];
        if (call.Star && call.Function != "COUNT")
            throw Refusals.Invalid(call.Position, $"Only COUNT takes *: {call.Function} needs a column.");

        ExpectCount(call, arguments.Length, call.Star ? 0 : Math.Max(1, function.Parameters.Count - function.Optional), function.Parameters.Count);
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Coercion.Argument(arguments[i], function.Parameters[i], call.Function);

        CheckArguments(call, arguments);
        var filter = call.Filter is null ? null : Condition(call.Filter, inside);
        bool distinct = call.Distinct && !function.IgnoresDuplicates;
        if (distinct && arguments.Length > 1 && !IsQuantile(call.Function))
            throw Refusals.Invalid(call.Position, $"DISTINCT goes with aggregates of one column, and {call.Function} takes {arguments.Length}.");

        return new AggregateExpression(call.Position, function.Result(arguments), function, arguments, distinct, filter);
    }

    private static bool IsQuantile(string function) =>
        function.StartsWith("QUANTILE", StringComparison.Ordinal) || function.StartsWith("PERCENTILE", StringComparison.Ordinal);

    private static void CheckArguments(SqlExpression.Call call, Expression[] arguments)
    {
        if (IsQuantile(call.Function))
        {
            bool fraction = arguments[1] is ConstantExpression { Value: { Kind: CellKind.Number } value } && value.AsNumber() is >= 0 and <= 1;
            if (!fraction)
                throw Refusals.Invalid(call.Position, $"{call.Function} takes a column and a fraction between 0 and 1: {call.Function}(total, 0.9).");

            if (!call.Function.EndsWith("DISC", StringComparison.Ordinal))
                arguments[0] = Coercion.Argument(arguments[0], ParameterKind.Number, call.Function);
        }

        if (call.Function is "BOOL_AND" or "BOOL_OR" && arguments[0].Type != SqlType.Boolean)
            throw Refusals.Type(call.Position, $"{call.Function} takes a condition.");
    }

    private static void ExpectCount(SqlExpression.Call call, int count, int least, int most)
    {
        if (count >= least && count <= most)
            return;

        string wanted = least == most ? $"{least}" : most >= 1000 ? $"at least {least}" : $"{least} to {most}";
        throw Refusals.Invalid(
            call.Position, string.Create(CultureInfo.InvariantCulture, $"{call.Function} takes {wanted} argument{(wanted == "1" ? "" : "s")}, not {count}."));
    }
}
