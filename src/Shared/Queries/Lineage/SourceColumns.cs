using Tally.Queries.Execution;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>A column of a scanned table.</summary>
internal sealed record SourceColumn(Table Table, TableColumn Column);

/// <summary>Follows a column of a frame down to the column of a table it is, where it is one unchanged.</summary>
internal static class SourceColumns
{
    public static SourceColumn? Of(Frame frame, int slot) => frame.Origin switch
    {
        FrameOrigin.Scan scan => new SourceColumn(scan.Table, scan.Table.Columns[slot]),
        FrameOrigin.Select select => Of(select.Parent, slot),
        FrameOrigin.Passing passing => Of(passing.Parent, slot),
        FrameOrigin.Join join => slot < join.Left.Columns.Count ? Of(join.Left, slot) : Of(join.Right, slot - join.Left.Columns.Count),
        FrameOrigin.Group group => slot < group.Keys.Count ? Of(group.Parent, group.Keys[slot]) : null,
        FrameOrigin.Project project => Of(project.Parent, project.Expressions[slot]),
        FrameOrigin.Window window => slot < window.Parent.Columns.Count ? Of(window.Parent, slot) : null,
        FrameOrigin.Concat concat => Of(concat.First, slot) is { } first && Of(concat.Second, slot) is { } second && first.Column.Name == second.Column.Name ? first : null,
        _ => null,
    };

    /// <summary>The table's column an expression is; a cast that only widens is looked through.</summary>
    public static SourceColumn? Of(Frame frame, Expression expression) => expression switch
    {
        ColumnExpression column => Of(frame, column.Slot),
        CastExpression cast when SqlTypes.Common(cast.Operand.Type, cast.Type) == cast.Type => Of(frame, cast.Operand),
        _ => null,
    };

    /// <summary>Names of the table columns an expression is made of, in order of appearance.</summary>
    public static IReadOnlyList<string> NamesIn(Frame frame, Expression expression)
    {
        var names = new List<string>();
        foreach (var column in expression.All().OfType<ColumnExpression>())
            AddNames(frame, column.Slot, names);

        return names;
    }

    private static void AddNames(Frame frame, int slot, List<string> names)
    {
        switch (frame.Origin)
        {
            case FrameOrigin.Scan scan:
                if (!names.Contains(scan.Table.Columns[slot].Name))
                    names.Add(scan.Table.Columns[slot].Name);

                break;
            case FrameOrigin.Select select:
                AddNames(select.Parent, slot, names);
                break;
            case FrameOrigin.Passing passing:
                AddNames(passing.Parent, slot, names);
                break;
            case FrameOrigin.Join join when slot < join.Left.Columns.Count:
                AddNames(join.Left, slot, names);
                break;
            case FrameOrigin.Join join:
                AddNames(join.Right, slot - join.Left.Columns.Count, names);
                break;
            case FrameOrigin.Group group:
                AddNames(group.Parent, slot < group.Keys.Count ? group.Keys[slot] : group.Aggregates[slot - group.Keys.Count], names);
                break;
            case FrameOrigin.Project project:
                AddNames(project.Parent, project.Expressions[slot], names);
                break;
            case FrameOrigin.Window window when slot < window.Parent.Columns.Count:
                AddNames(window.Parent, slot, names);
                break;
            case FrameOrigin.Window window:
                foreach (var argument in window.Windows[slot - window.Parent.Columns.Count].Window is { Aggregate: { } aggregate } ? aggregate.Arguments : window.Windows[slot - window.Parent.Columns.Count].Window.Arguments)
                    AddNames(window.Parent, argument, names);

                break;
            case FrameOrigin.Concat concat:
                AddNames(concat.First, slot, names);
                AddNames(concat.Second, slot, names);
                break;
        }
    }

    private static void AddNames(Frame frame, Expression expression, List<string> names)
    {
        var value = expression is AggregateExpression aggregate ? aggregate.Arguments : [expression];
        foreach (var column in value.SelectMany(part => part.All()).OfType<ColumnExpression>())
            AddNames(frame, column.Slot, names);
    }
}
