using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

internal sealed partial class Binder
{
    private Plan BindSelect(
        QueryBody.Select select, IReadOnlyList<OrderItem> orderBy, RowBounds bounds, Captures? captures, CommonTables? tables)
    {
        var (plan, columns) = BindFrom(select.From, captures, tables);
        var scope = new Scope(columns, captures);
        var aliases = new Dictionary<string, SqlExpression>(StringComparer.Ordinal);
        foreach (var item in select.Items.OfType<SelectItem.Value>())
        {
            if (item.Alias is { } alias)
                aliases.TryAdd(Folding.Fold(alias.Text), item.Expression);
        }

        var context = new BindContext { Scope = scope, Tables = tables };
        var named = context with { Aliases = aliases };
        if (select.Where is not null)
            plan = JoinPlanner.Filter(plan, Conjuncts.Of(Condition(select.Where, named with { NoAggregates = "WHERE", NoWindows = "WHERE" })));

        var outputs = BindItems(select, columns, context);
        var keys = BindKeys(select, outputs, named with { NoAggregates = "GROUP BY", NoWindows = "GROUP BY" });
        var clauses = new SelectClauses
        {
            Outputs = outputs,
            Having = select.Having is null ? null : Condition(select.Having, named with { NoWindows = "HAVING" }),
            Qualify = select.Qualify is null ? null : Condition(select.Qualify, named),
            OrderBy = [.. orderBy.Select(item => Key(item, BindOrder(item, outputs, named)))],
        };
        if (keys.Count > 0 || clauses.Having is not null || clauses.All.Any(HoldsAggregate))
        {
            var inputScope = scope;
            (plan, clauses) = Grouped(plan, keys, clauses, inputScope);
        }

        if (clauses.Having is not null)
            plan = JoinPlanner.Filter(plan, Conjuncts.Of(clauses.Having));

        (plan, clauses) = Windowed(plan, clauses);
        if (clauses.Qualify is not null)
            plan = new Plan.Filter(plan, Conjuncts.Of(clauses.Qualify));

        return Projected(plan, clauses, select, bounds);
    }

    private static Plan Projected(Plan plan, SelectClauses clauses, QueryBody.Select select, RowBounds bounds)
    {
        PlanColumn[] names = [.. OutputNames.Unique(clauses.Outputs)];
        Expression[] expressions = [.. clauses.Outputs.Select(output => output.Expression)];
        if (!select.Distinct)
        {
            var sorted = clauses.OrderBy.Count == 0 ? plan : new Plan.Sort(plan, clauses.OrderBy, bounds.Top);
            return new Plan.Project(Bounded(sorted, bounds), expressions, names);
        }

        Plan distinct = new Plan.Distinct(new Plan.Project(plan, expressions, names));
        if (clauses.OrderBy.Count > 0)
        {
            SortKey[] keys = [.. clauses.OrderBy.Select(key => key with { Expression = OutputOf(key.Expression, expressions, distinct) })];
            distinct = new Plan.Sort(distinct, keys, bounds.Top);
        }

        return Bounded(distinct, bounds);
    }

    private static ColumnExpression OutputOf(Expression key, Expression[] outputs, Plan distinct)
    {
        int slot = Array.FindIndex(outputs, output => output.Signature == key.Signature);
        return slot >= 0
            ? Slot(distinct, slot)
            : throw Refusals.Invalid(key.Position, "With SELECT DISTINCT the result can only be ordered by what is selected.");
    }

    private List<Output> BindItems(QueryBody.Select select, IReadOnlyList<ScopeColumn> columns, BindContext context)
    {
        var outputs = new List<Output>();
        foreach (var item in select.Items)
        {
            if (item is SelectItem.Value value)
            {
                var expression = Bind(value.Expression, context);
                outputs.Add(new Output(expression, value.Alias?.Text ?? OutputNames.Of(value.Expression), Units.Of(expression, columns)));
                continue;
            }

            var star = (SelectItem.Star)item;
            string qualifier = Folding.Fold(string.Join('/', star.Qualifier.Select(part => part.Text)));
            var meant = columns.Where(column => star.Qualifier.Count == 0
                ? !column.Hidden
                : column.Qualifiers.Any(known => Folding.Fold(known) == qualifier)).ToList();
            if (meant.Count == 0)
            {
                throw star.Qualifier.Count == 0
                    ? Refusals.Syntax(star.Position, "SELECT * needs a FROM.")
                    : NameRefusals.UnknownTable(star.Position, qualifier, columns.SelectMany(column => column.Qualifiers).Distinct());
            }

            outputs.AddRange(meant.Select(column => new Output(column.Expression, column.Name, column.Unit)));
        }

        return outputs;
    }

    private List<Expression> BindKeys(QueryBody.Select select, List<Output> outputs, BindContext context)
    {
        if (select.GroupByAll)
            return Distinct(outputs.Select(output => output.Expression).Where(expression => !HoldsAggregate(expression)));

        return Distinct(select.GroupBy.Select(key =>
        {
            var expression = Ordinal(key, outputs.Count) is { } ordinal ? outputs[ordinal].Expression : Bind(key, context);
            return HoldsAggregate(expression)
                ? throw Refusals.Invalid(key.Position, "GROUP BY cannot hold an aggregate.")
                : expression;
        }));
    }

    private Expression BindOrder(OrderItem item, List<Output> outputs, BindContext context)
    {
        if (Ordinal(item.Expression, outputs.Count) is { } ordinal)
            return outputs[ordinal].Expression;

        // A name given in SELECT goes before a column of the same name, as the standard has it for ORDER BY.
        if (item.Expression is SqlExpression.Name { Parts: [var name] })
        {
            int slot = outputs.FindIndex(output => output.Name == name.Text);
            if (slot < 0)
                slot = outputs.FindIndex(output => Folding.Fold(output.Name) == Folding.Fold(name.Text));

            if (slot >= 0)
                return outputs[slot].Expression;
        }

        return Bind(item.Expression, context);
    }

    private static List<Expression> Distinct(IEnumerable<Expression> expressions) =>
        [.. expressions.DistinctBy(expression => expression.Signature)];

    private static bool HoldsAggregate(Expression expression) => expression.Any(node => node is AggregateExpression);
}

/// <summary>A selected value with its name.</summary>
internal sealed record Output(Expression Expression, string Name, string? Unit);

/// <summary>The clauses of a SELECT that are evaluated after FROM and WHERE; grouping and windows rewrite them all alike.</summary>
internal sealed record SelectClauses
{
    public required IReadOnlyList<Output> Outputs { get; init; }

    public required Expression? Having { get; init; }

    public required Expression? Qualify { get; init; }

    public required IReadOnlyList<SortKey> OrderBy { get; init; }

    public IEnumerable<Expression> All =>
        [.. Outputs.Select(output => output.Expression), .. Having is null ? [] : new[] { Having }, .. Qualify is null ? [] : new[] { Qualify }, .. OrderBy.Select(key => key.Expression)];

    public SelectClauses Rewrite(Func<Expression, Expression> rewrite) => this with
    {
        Outputs = [.. Outputs.Select(output => output with { Expression = rewrite(output.Expression) })],
        Having = Having is null ? null : rewrite(Having),
        Qualify = Qualify is null ? null : rewrite(Qualify),
        OrderBy = [.. OrderBy.Select(key => key with { Expression = rewrite(key.Expression) })],
    };
}
