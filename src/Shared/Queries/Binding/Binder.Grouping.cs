using Tally.Ledger.Fit.Prose;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;

namespace Tally.Queries.Binding;

internal sealed partial class Binder
{
    /// <summary>Puts the grouping step under the clauses: keys and aggregates in them become its columns.</summary>
    private static (Plan Plan, SelectClauses Clauses) Grouped(Plan plan, List<Expression> keys, SelectClauses clauses, Scope scope)
    {
        var aggregates = clauses.All.SelectMany(Aggregates).DistinctBy(aggregate => aggregate.Signature).ToList();
        var keySlots = keys.Select((key, slot) => (key.Signature, slot)).ToDictionary(pair => pair.Signature, pair => pair.slot);
        var aggregateSlots = aggregates.Select((aggregate, i) => (aggregate.Signature, slot: keys.Count + i)).ToDictionary(pair => pair.Signature, pair => pair.slot);
        var grouped = clauses.Rewrite(clause => clause.Rewrite(Replace));
        return (new Plan.Group(plan, keys, aggregates, always: keys.Count == 0), grouped);

        Expression? Replace(Expression node)
        {
            if (keySlots.TryGetValue(node.Signature, out int key))
                return new ColumnExpression(node.Position, node.Type, key, NameOf(node));

            if (node is AggregateExpression)
                return new ColumnExpression(node.Position, node.Type, aggregateSlots[node.Signature], "");

            return node is ColumnExpression column ? throw NameRefusals.NotGrouped(column.Position, column.Name) : null;
        }
    }

    private static string NameOf(Expression expression) => expression is ColumnExpression column ? column.Name : "";

    // An aggregate inside a window's aggregate is grouped first; the window then runs over the groups.
    private static IEnumerable<AggregateExpression> Aggregates(Expression expression) =>
        expression is AggregateExpression aggregate ? [aggregate] : expression.Children.SelectMany(Aggregates);

    /// <summary>Puts the window step under the clauses, when they hold a window function.</summary>
    private static (Plan Plan, SelectClauses Clauses) Windowed(Plan plan, SelectClauses clauses)
    {
        var windows = clauses.All.SelectMany(Windows).DistinctBy(window => window.Signature).ToList();
        if (windows.Count == 0)
            return (plan, clauses);

        int width = plan.Columns.Count;
        var slots = windows.Select((window, i) => (window.Signature, slot: width + i)).ToDictionary(pair => pair.Signature, pair => pair.slot);
        return (new Plan.Window(plan, windows), clauses.Rewrite(clause => clause.Rewrite(node =>
            node is WindowExpression ? new ColumnExpression(node.Position, node.Type, slots[node.Signature], "") : null)));
    }

    private static IEnumerable<WindowExpression> Windows(Expression expression) =>
        expression is WindowExpression window ? [window] : expression.Children.SelectMany(Windows);
}
