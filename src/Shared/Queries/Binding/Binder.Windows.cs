using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

internal sealed partial class Binder
{
    private WindowExpression BindWindow(SqlExpression.Call call, BindContext context)
    {
        if (context.NoWindows is { } clause)
            throw Refusals.Invalid(call.Position, $"A window function cannot stand in {clause}: compute it in a subquery and filter outside, or use QUALIFY.");

        var inside = context with { NoWindows = "another window function" };
        var shape = new WindowShape(
            [.. call.Over!.PartitionBy.Select(key => Bind(key, inside))],
            [.. call.Over.OrderBy.Select(item => Key(item, Bind(item.Expression, inside)))],
            call.Over.Frame);
        if (WindowFunctions.ByName.TryGetValue(call.Function, out var signature))
            return BindRanking(call, signature, shape, inside);

        if (!AggregateFunctions.ByName.TryGetValue(call.Function, out var aggregate))
            throw NameRefusals.UnknownFunction(call.Position, call.Function, FunctionNames.All);

        var bound = BindAggregate(call, aggregate, inside, overWindow: true);
        return new WindowExpression(call.Position, bound.Type, WindowFunction.Aggregate, [], shape, bound);
    }

    private WindowExpression BindRanking(SqlExpression.Call call, WindowSignature signature, WindowShape shape, BindContext context)
    {
        if (call.Filter is not null || call.Distinct || call.Star)
            throw Refusals.Invalid(call.Position, $"{call.Function} takes neither DISTINCT nor FILTER.");

        Expression[] arguments = [.. call.Arguments.Select(argument => Bind(argument, context))];
        ExpectCount(call, arguments.Length, signature.Least, signature.Most);
        if (signature.NeedsOrder && shape.OrderBy.Count == 0)
            throw Refusals.Invalid(call.Position, $"{call.Function} needs an order: OVER (ORDER BY …).");

        if (signature.WholeArgument is { } place && arguments.Length > place)
        {
            bool whole = arguments[place] is ConstantExpression { Value: { Kind: CellKind.Number } value } && value.AsNumber() == decimal.Truncate(value.AsNumber());
            if (!whole)
                throw Refusals.Invalid(arguments[place].Position, $"{call.Function} takes a whole number there.");
        }

        if (arguments.Length == 3)
        {
            var type = Coercion.Common([arguments[0], arguments[2]], call.Position, call.Function);
            (arguments[0], arguments[2]) = (Coercion.To(arguments[0], type), Coercion.To(arguments[2], type));
        }

        return new WindowExpression(call.Position, signature.Type ?? arguments[0].Type, signature.Function, arguments, shape, aggregate: null);
    }
}
