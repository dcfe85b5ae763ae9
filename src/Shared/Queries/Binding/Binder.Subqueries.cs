using System.Globalization;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

internal sealed partial class Binder
{
    private SubqueryExpression BindScalarQuery(SqlExpression.Subquery subquery, BindContext context)
    {
        var (plan, captures) = BindInner(subquery.Query, context);
        ExpectOneColumn(plan, subquery.Position);
        return new SubqueryExpression(subquery.Position, plan.Columns[0].Type, SubqueryKind.Scalar, plan, null, captures.Values, negated: false);
    }

    private SubqueryExpression BindExists(SqlExpression.Exists exists, BindContext context)
    {
        var (plan, captures) = BindInner(exists.Query, context);
        return new SubqueryExpression(
            exists.Position, SqlType.Boolean, SubqueryKind.Exists, new Plan.Limit(plan, 1, 0), null, captures.Values, negated: false);
    }

    private SubqueryExpression BindInQuery(SqlExpression.InQuery query, BindContext context)
    {
        var value = Bind(query.Value, context);
        var (plan, captures) = BindInner(query.Query, context);
        ExpectOneColumn(plan, query.Position);
        var (aligned, item) = Coercion.Align(value, Slot(plan, 0), query.Position);
        if (item is not ColumnExpression)
            plan = new Plan.Project(plan, [item], [plan.Columns[0] with { Type = item.Type }]);

        return new SubqueryExpression(query.Position, SqlType.Boolean, SubqueryKind.In, plan, aligned, captures.Values, query.Negated);
    }

    private (Plan Plan, Captures Captures) BindInner(SqlQuery query, BindContext context)
    {
        var captures = new Captures(context.Scope);
        return (BindQuery(query, captures, context.Tables), captures);
    }

    private static void ExpectOneColumn(Plan plan, int position)
    {
        if (plan.Columns.Count == 1)
            return;

        throw Refusals.Invalid(
            position, string.Create(CultureInfo.InvariantCulture, $"A query used as a value must select one column; this one selects {plan.Columns.Count}."));
    }
}
