using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

internal sealed partial class Binder
{
    private (Plan Plan, IReadOnlyList<ScopeColumn> Columns) BindFrom(TableSource? source, Captures? captures, CommonTables? tables) => source switch
    {
        null => (new Plan.Unit(), []),
        TableSource.Named named => BindNamed(named, captures, tables),
        TableSource.Derived derived => BindDerived(derived, captures, tables),
        TableSource.Join join => BindJoin(join, captures, tables),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private (Plan Plan, IReadOnlyList<ScopeColumn> Columns) BindNamed(TableSource.Named named, Captures? captures, CommonTables? tables)
    {
        if (named.Parts.Count == 1 && CommonTables.Find(tables, named.Parts[0].Text) is { } common)
        {
            if (common.Plan.Correlated && common.Captures != captures)
                throw Refusals.Invalid(named.Position, $"\"{common.Name}\" depends on the row around it and cannot be read from a query further inside: write it out there.");

            return (common.Plan, ColumnsOf(common.Plan, [named.Alias?.Text ?? common.Name]));
        }

        var table = catalog.Get(named);
        if (catalog.AlsoNamed(named) is { Count: > 0 } others)
        {
            run.Notes.Warn(
                "ambiguous-name",
                $"{table.Name} is a collection and also the name of {string.Join(", ", others)}: the collection was taken, all its files stacked. Write {others[0]} for the one file.",
                others);
        }

        var scan = new Plan.Scan(table, Math.Min(_scans++, 63));
        string[] spellings = table.Parts is [var only]
            ? [.. new[] { table.Name, only.Profile.Id.ToString(), string.Join('/', named.Parts.Select(part => part.Text)) }.Distinct()]
            : [.. new[] { table.Name, string.Join('/', named.Parts.Select(part => part.Text)) }.Distinct()];
        return (scan, ColumnsOf(scan, named.Alias is { } alias ? [alias.Text] : spellings));
    }

    private (Plan Plan, IReadOnlyList<ScopeColumn> Columns) BindDerived(TableSource.Derived derived, Captures? captures, CommonTables? tables)
    {
        var plan = Rename(BindQuery(derived.Query, captures, tables), derived.Columns, derived.Position);
        return (plan, ColumnsOf(plan, derived.Alias is { } alias ? [alias.Text] : []));
    }

    private static List<ScopeColumn> ColumnsOf(Plan plan, IReadOnlyList<string> qualifiers) =>
        [.. plan.Columns.Select((column, slot) => new ScopeColumn(column.Name, qualifiers, Slot(plan, slot), column.Unit))];

    private (Plan Plan, IReadOnlyList<ScopeColumn> Columns) BindJoin(TableSource.Join join, Captures? captures, CommonTables? tables)
    {
        var (leftPlan, leftColumns) = BindFrom(join.Left, captures, tables);
        var (rightPlan, rightColumns) = BindFrom(join.Right, captures, tables);
        var clash = leftColumns.SelectMany(column => column.Qualifiers).Intersect(rightColumns.SelectMany(column => column.Qualifiers)).FirstOrDefault();
        if (clash is not null && join.Right is not TableSource.Join)
            throw Refusals.Invalid(join.Right.Position, $"The table {clash} is named twice: give each its own name, {clash} AS a JOIN {clash} AS b.");

        // A right join is a left join with its sides exchanged; only the order in which columns are shown stays.
        bool swap = join.Kind == JoinKind.Right;
        var (first, second) = swap ? (rightPlan, leftPlan) : (leftPlan, rightPlan);
        leftColumns = swap ? Shifted(leftColumns, first.Columns.Count) : leftColumns;
        rightColumns = swap ? rightColumns : Shifted(rightColumns, first.Columns.Count);
        var kind = swap ? JoinKind.Left : join.Kind;
        var on = new List<Expression>();
        IReadOnlyList<ScopeColumn> columns = [.. leftColumns, .. rightColumns];
        if (join.Using.Count > 0)
            columns = BindUsing(join, leftColumns, rightColumns, on);

        if (join.On is not null)
        {
            var context = new BindContext { Scope = new Scope(columns, captures), Tables = tables, NoAggregates = "ON", NoWindows = "ON" };
            on.AddRange(Conjuncts.Of(Condition(join.On, context)));
        }

        return (JoinPlanner.Join(kind, first, second, on), columns);
    }

    private static List<ScopeColumn> BindUsing(
        TableSource.Join join, IReadOnlyList<ScopeColumn> left, IReadOnlyList<ScopeColumn> right, List<Expression> on)
    {
        var columns = new List<ScopeColumn>();
        foreach (var name in join.Using)
        {
            var a = new Scope(left, null).Resolve([name], join.Position) ?? throw NameRefusals.UnknownColumn(join.Position, name.Text, left.Select(column => column.Name), quoted: false);
            var b = new Scope(right, null).Resolve([name], join.Position) ?? throw NameRefusals.UnknownColumn(join.Position, name.Text, right.Select(column => column.Name), quoted: false);
            var (first, second) = Coercion.Align(a, b, join.Position);
            on.Add(new ComparisonExpression(join.Position, Comparison.Equal, first, second));
            Expression shown = join.Kind switch
            {
                JoinKind.Right => b,
                JoinKind.Full => new CoalesceExpression(join.Position, first.Type, [first, second]),
                _ => a,
            };
            columns.Add(new ScopeColumn(name.Text, [], shown, left.First(column => column.Expression == a).Unit));
        }

        bool Used(ScopeColumn column) => join.Using.Any(name => Folding.Fold(name.Text) == Folding.Fold(column.Name));
        columns.AddRange(left.Select(column => Used(column) ? column with { Hidden = true } : column));
        columns.AddRange(right.Select(column => Used(column) ? column with { Hidden = true } : column));
        return columns;
    }

    private static List<ScopeColumn> Shifted(IReadOnlyList<ScopeColumn> columns, int by) =>
        [.. columns.Select(column => column with { Expression = Slots.Shift(column.Expression, by) })];
}
