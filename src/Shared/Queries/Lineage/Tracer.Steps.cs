using Tally.Columns;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;

namespace Tally.Queries.Lineage;

internal sealed partial class Tracer
{
    // A joined row has a row of each side; the coordinates are those of the side the cell is from.
    private CellTrace OfJoin(FrameOrigin.Join join, int row, int slot)
    {
        bool onLeft = slot < join.Left.Columns.Count;
        var (side, sideRow, sideSlot) = onLeft
            ? (join.Left, join.LeftRows[row], slot)
            : (join.Right, join.RightRows[row], slot - join.Left.Columns.Count);
        var (other, otherRow) = onLeft ? (join.Right, join.RightRows[row]) : (join.Left, join.LeftRows[row]);
        var partner = otherRow < 0 ? [] : new[] { new RowsOf(other, otherRow) };
        if (sideRow < 0)
            return new CellTrace(CellOrigin.Plain) { Columns = SourceColumns.NamesIn(side, new ColumnExpression(1, SqlType.Null, sideSlot, "")), Rows = partner };

        var trace = Trace(side, sideRow, sideSlot);
        return trace.Origin == CellOrigin.Constant ? trace : trace with { Rows = [.. trace.Rows.Concat(partner).Distinct()] };
    }

    private CellTrace OfKey(Frame frame, FrameOrigin.Group group, int row, int slot)
    {
        int first = group.Groups.FirstRows[row];
        var trace = Trace(group.Parent, first, group.Keys[slot]);
        if (trace.Origin == CellOrigin.Constant || group.Groups.Sizes(runner.Run)[row] == 1)
            return trace;

        return trace with
        {
            Rows = [new RowsOf(frame, row)],
            Coordinates = GroupCoordinates(group, row, frame.Sources[slot], filter: null),
            TakesCommonLabels = true,
        };
    }

    private CellTrace OfAggregate(Frame frame, FrameOrigin.Group group, int row, int slot)
    {
        var aggregate = group.Aggregates[slot - group.Keys.Count];
        if (MadeOfConstants(aggregate))
            return CellTrace.Constant with { Constants = ConstantsIn(aggregate) };

        var filter = FilterOf(aggregate);
        return new CellTrace(CellOrigin.Aggregate)
        {
            Columns = ColumnsOf(group.Parent, aggregate),
            Operation = aggregate.Function.Name,
            Rows = [new RowsOf(frame, row, filter)],
            Coordinates = GroupCoordinates(group, row, frame.Sources[slot], filter),
            TakesCommonLabels = true,
            Constants = ConstantsIn(aggregate),
        };
    }

    private CellTrace OfWindow(FrameOrigin.Window window, int row, WindowTrace trace)
    {
        if (trace.Target is { } targets)
        {
            if (targets[row] >= 0)
                return Trace(window.Parent, targets[row], trace.Window.Arguments[0]);

            return trace.Window.Arguments.Count == 3 ? Trace(window.Parent, row, trace.Window.Arguments[2]) : CellTrace.Constant;
        }

        if (trace.Window.Aggregate is { } aggregate)
            return OfWindowAggregate(window, row, trace, aggregate);

        // A rank is about its own row, so it has that row's coordinates; the rows it was ranked among feed it.
        var order = trace.Window.Shape.OrderBy.Select(key => key.Expression).FirstOrDefault();
        var own = order is null ? CellTrace.Constant : Trace(window.Parent, row, order);
        return new CellTrace(CellOrigin.Aggregate)
        {
            Columns = own.Columns,
            Operation = trace.Window.Function.ToString().ToUpperInvariant(),
            Rows = [new RowsOf(window.Parent, row, null, trace)],
            Coordinates = own.Coordinates,
        };
    }

    private CellTrace OfWindowAggregate(FrameOrigin.Window window, int row, WindowTrace trace, AggregateExpression aggregate)
    {
        if (MadeOfConstants(aggregate))
            return CellTrace.Constant with { Constants = ConstantsIn(aggregate) };

        ulong sources = aggregate.Arguments.Count == 0 ? window.Parent.AllSources : ProjectStep.SourcesOf(aggregate, window.Parent);
        var partition = trace.Window.Shape.PartitionBy
            .Select(key => ConditionReader.OfKey(window.Parent, key, key.Evaluate(At(window.Parent, row))))
            .OfType<FilterCondition>();
        var filter = FilterOf(aggregate);
        return new CellTrace(CellOrigin.Aggregate)
        {
            Columns = ColumnsOf(window.Parent, aggregate),
            Operation = aggregate.Function.Name,
            Rows = [new RowsOf(window.Parent, row, filter, trace)],
            Coordinates = Unite([.. Below(window.Parent, sources), .. Speaking([.. partition, .. ConditionsIn(window.Parent, filter)], sources)]),
            TakesCommonLabels = true,
            Constants = ConstantsIn(aggregate),
        };
    }

    private IReadOnlyList<Condition> GroupCoordinates(FrameOrigin.Group group, int row, ulong sources, Expression? filter)
    {
        var own = new List<FilterCondition>();
        int first = group.Groups.FirstRows[row];
        for (int key = 0; key < group.Keys.Count && first >= 0; key++)
        {
            if (ConditionReader.OfKey(group.Parent, group.Keys[key], group.Keys[key].Evaluate(At(group.Parent, first))) is { } condition)
                own.Add(condition);
        }

        own.AddRange(ConditionsIn(group.Parent, filter));
        return Unite([.. Speaking(own, sources), .. Below(group.Parent, sources)]);
    }

    private IReadOnlyList<FilterCondition> ConditionsIn(Frame frame, Expression? filter) =>
        filter is null ? [] : ConditionReader.Read(runner, frame, Binding.Conjuncts.Of(filter));

    private static IReadOnlyList<Condition> Unite(IReadOnlyList<Condition> conditions) => [.. conditions.Distinct(ConditionEquality.Instance)];

    /// <summary>The executed filters that every row of a frame meets, of the scans in question.</summary>
    public static IReadOnlyList<Condition> Below(Frame frame, ulong sources) => frame.Origin switch
    {
        FrameOrigin.Select select => [.. Speaking(select.Conditions, sources), .. Below(select.Parent, sources)],
        FrameOrigin.Passing passing => [.. Speaking(passing.Conditions, sources), .. Below(passing.Parent, sources)],
        FrameOrigin.Project project => Below(project.Parent, sources),
        FrameOrigin.Window window => Below(window.Parent, sources),
        FrameOrigin.Group group => Below(group.Parent, sources),
        FrameOrigin.Join join => [.. Below(join.Left, sources), .. Below(join.Right, sources)],
        FrameOrigin.Concat concat => ConditionMerge.OfAll([Below(concat.First, sources), Below(concat.Second, sources)]),
        _ => [],
    };

    // SUM(CASE WHEN annee = 2020 THEN total END) is a sum over the rows of 2020, whatever the group holds besides.
    private static Expression? FilterOf(AggregateExpression aggregate)
    {
        if (aggregate.Arguments is not [CaseExpression { Arms: [var arm], Else: ConstantExpression otherwise }])
            return aggregate.Filter;

        bool empty = otherwise.Value.IsNull || (aggregate.Function.Name == "SUM" && otherwise.Value == CellValue.Of(0m));
        return !empty ? aggregate.Filter
            : aggregate.Filter is null ? arm.When
            : new LogicalExpression(aggregate.Position, isAnd: true, [aggregate.Filter, arm.When]);
    }

    private static IReadOnlyList<string> ColumnsOf(Frame parent, AggregateExpression aggregate)
    {
        var measured = aggregate.Arguments is [CaseExpression { Arms: [var arm], Else: ConstantExpression }] ? [arm.Then] : aggregate.Arguments;
        return [.. measured.SelectMany(argument => SourceColumns.NamesIn(parent, argument)).Distinct()];
    }

    // COUNT of a constant counts rows, and SUM(1) does; MAX(9999) is 9999 whatever the rows are.
    private static bool MadeOfConstants(AggregateExpression aggregate) =>
        aggregate.Function.Name != "COUNT"
        && aggregate.Arguments.Count > 0
        && !aggregate.Arguments.Any(argument => argument.Any(node => node is ColumnExpression or SubqueryExpression))
        && !(aggregate.Function.Name == "SUM" && aggregate.Arguments[0] is ConstantExpression { Value: { Kind: CellKind.Number } one } && one.AsNumber() == 1);

    private static string[] ConstantsIn(AggregateExpression aggregate) =>
    [
        .. aggregate.Arguments.Take(1)
            .SelectMany(argument => argument.All())
            .OfType<ConstantExpression>()
            .Where(constant => constant.Value.IsNumeric)
            .Select(constant => constant.Value.ToString())
            .Distinct(),
    ];
}
