using System.Globalization;
using SortKey = Tally.Queries.Planning.SortKey;
using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;
using Tally.Queries.Tables;

namespace Tally.Queries.Binding;

/// <summary>Gives names their meaning and expressions their types: syntax in, plan out.</summary>
internal sealed partial class Binder(QueryRun run, TableCatalog catalog)
{
    private int _scans;

    public Plan Bind(SqlQuery query) => BindQuery(query, captures: null, tables: null);

    private Plan BindQuery(SqlQuery query, Captures? captures, CommonTables? tables)
    {
        foreach (var common in query.With)
        {
            var bound = Rename(BindQuery(common.Query, captures, tables), common.Columns, common.Position);
            bool correlated = captures is { Values.Count: > 0 };
            tables = new CommonTables(common.Name.Text, new Plan.Shared(bound, correlated), captures, tables);
        }

        var bounds = BindLimit(query, captures, tables);
        return query.Body is QueryBody.Select select
            ? BindSelect(select, query.OrderBy, bounds, captures, tables)
            : Bounded(Ordered(BindBody(query.Body, captures, tables), query.OrderBy, bounds, tables), bounds);
    }

    private Plan BindBody(QueryBody body, Captures? captures, CommonTables? tables) => body switch
    {
        QueryBody.Select select => BindSelect(select, [], RowBounds.None, captures, tables),
        QueryBody.Nested nested => BindQuery(nested.Query, captures, tables),
        QueryBody.Set set => BindSet(set, captures, tables),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Plan.Set BindSet(QueryBody.Set set, Captures? captures, CommonTables? tables)
    {
        var left = BindBody(set.Left, captures, tables);
        var right = BindBody(set.Right, captures, tables);
        if (left.Columns.Count != right.Columns.Count)
        {
            throw Refusals.Invalid(
                set.Position,
                string.Create(CultureInfo.InvariantCulture, $"Both sides of {set.Operator.ToString().ToUpperInvariant()} must have as many columns; they have {left.Columns.Count} and {right.Columns.Count}."));
        }

        var types = left.Columns.Zip(right.Columns, (a, b) =>
            SqlTypes.Common(a.Type, b.Type) ?? throw Refusals.Type(
                set.Position, $"The column \"{a.Name}\" is {a.Type.Shown()} on one side and {b.Type.Shown()} on the other: CAST one of them.")).ToList();
        return new Plan.Set(set.Operator, set.All, Widened(left, types), Widened(right, types));
    }

    private static Plan Widened(Plan plan, List<SqlType> types)
    {
        if (plan.Columns.Zip(types).All(pair => pair.First.Type == pair.Second))
            return plan;

        Expression[] expressions = [.. plan.Columns.Select((column, slot) => Coercion.To(new ColumnExpression(1, column.Type, slot, column.Name), types[slot]))];
        return new Plan.Project(plan, expressions, [.. plan.Columns.Select((column, slot) => column with { Type = types[slot] })]);
    }

    private Plan Ordered(Plan plan, IReadOnlyList<OrderItem> orderBy, RowBounds bounds, CommonTables? tables)
    {
        if (orderBy.Count == 0)
            return plan;

        var scope = new Scope([.. plan.Columns.Select((column, slot) => new ScopeColumn(column.Name, [], Slot(plan, slot), column.Unit))], captures: null);
        var context = new BindContext { Scope = scope, Tables = tables, NoAggregates = "ORDER BY of a UNION", NoWindows = "ORDER BY of a UNION" };
        SortKey[] keys = [.. orderBy.Select(item => Key(item, Ordinal(item.Expression, plan.Columns.Count) is { } slot ? Slot(plan, slot) : Bind(item.Expression, context)))];
        return new Plan.Sort(plan, keys, bounds.Top);
    }

    private static Plan Bounded(Plan plan, RowBounds bounds) =>
        bounds == RowBounds.None ? plan : new Plan.Limit(plan, bounds.Count, bounds.Offset);

    private static ColumnExpression Slot(Plan plan, int slot) => new(1, plan.Columns[slot].Type, slot, plan.Columns[slot].Name);

    private static SortKey Key(OrderItem item, Expression expression) => new(expression, item.Descending, item.NullsFirst ?? false);

    /// <summary>ORDER BY 2 and GROUP BY 2: the zero-based output column, or null when it is no number.</summary>
    private static int? Ordinal(SqlExpression expression, int columns)
    {
        if (expression is not SqlExpression.Literal { Value.Kind: CellKind.Number } literal)
            return null;

        decimal ordinal = literal.Value.AsNumber();
        if (ordinal != decimal.Truncate(ordinal) || ordinal < 1 || ordinal > columns)
        {
            throw Refusals.Invalid(
                literal.Position, string.Create(CultureInfo.InvariantCulture, $"There is no column {ordinal}: the query has {columns}."));
        }

        return (int)ordinal - 1;
    }

    private RowBounds BindLimit(SqlQuery query, Captures? captures, CommonTables? tables)
    {
        long? count = query.Limit is null ? null : RowCount(query.Limit, "LIMIT", captures, tables);
        long offset = query.Offset is null ? 0 : RowCount(query.Offset, "OFFSET", captures, tables) ?? 0;
        return new RowBounds(count, offset);
    }

    private long? RowCount(SqlExpression expression, string clause, Captures? captures, CommonTables? tables)
    {
        var context = new BindContext { Scope = new Scope([], captures), Tables = tables, NoAggregates = clause, NoWindows = clause };
        if (Bind(expression, context) is not ConstantExpression { Value: var value } || (!value.IsNull && value.Kind != CellKind.Number))
            throw Refusals.Invalid(expression.Position, $"{clause} takes a whole number.");

        if (value.IsNull)
            return null;

        decimal rows = value.AsNumber();
        return rows >= 0 && rows == decimal.Truncate(rows) && rows <= long.MaxValue
            ? (long)rows
            : throw Refusals.Invalid(expression.Position, $"{clause} takes a whole number that is not negative.");
    }

    private static Plan Rename(Plan plan, IReadOnlyList<SqlName> names, int position)
    {
        if (names.Count == 0)
            return plan;

        if (names.Count != plan.Columns.Count)
        {
            throw Refusals.Invalid(
                position, string.Create(CultureInfo.InvariantCulture, $"{names.Count} column names are given for {plan.Columns.Count} columns."));
        }

        return new Plan.Project(
            plan,
            [.. plan.Columns.Select((column, slot) => Slot(plan, slot))],
            [.. plan.Columns.Select((column, slot) => column with { Name = names[slot].Text })]);
    }
}

/// <summary>LIMIT and OFFSET.</summary>
internal sealed record RowBounds(long? Count, long Offset)
{
    public static RowBounds None { get; } = new(null, 0);

    /// <summary>How many rows of the order are looked at.</summary>
    public long? Top => Count is { } count && count < long.MaxValue - Offset ? count + Offset : null;
}
