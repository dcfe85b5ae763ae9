using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Lineage;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>GROUP BY: numbers the groups, then lets each aggregate run over all rows at once.</summary>
internal static class GroupStep
{
    private const int CheckEvery = 4096;

    public static Frame Run(PlanRunner runner, Plan.Group group, Frame input)
    {
        ColumnAdvice.Give(runner.Run, input, group.Aggregates);
        Vector[] keys = [.. group.Keys.Select(key => ProjectStep.Evaluate(runner, input, key))];
        var groups = group.Always ? Grouping.Single(runner.Run, input.Count) : GroupNumbers.Of(runner.Run, keys, input.Count);
        var columns = new List<Vector>();
        foreach (var key in keys)
            columns.Add(new SelectedVector(key, groups.FirstRows));

        foreach (var aggregate in group.Aggregates)
            columns.Add(Aggregate(runner, aggregate, input, groups));

        return new Frame(columns, groups.Count, new FrameOrigin.Group(input, groups, group.Keys, group.Aggregates), SourcesOf(group, input));
    }

    public static IReadOnlyList<ulong> SourcesOf(Plan.Group group, Frame input) =>
    [
        .. group.Keys.Select(key => ProjectStep.SourcesOf(key, input)),
        .. group.Aggregates.Select(aggregate => aggregate.Arguments.Count == 0 ? input.AllSources : ProjectStep.SourcesOf(aggregate, input)),
    ];

    private static CellVector Aggregate(PlanRunner runner, AggregateExpression aggregate, Frame input, Grouping groups)
    {
        var run = runner.Run;
        var cells = run.NewCells(groups.Count);
        if (AggregateKernel.TryRun(runner, aggregate, input, groups, cells))
            return new CellVector(aggregate.Type, cells);

        var accumulator = aggregate.Function.Create(aggregate, groups.Count);
        accumulator.Check = run.Check;
        run.Charge((long)accumulator.BytesPerRow * input.Count);
        var feed = new AggregateFeed(runner, aggregate, input);
        for (int row = 0; row < input.Count; row++)
        {
            if (row % CheckEvery == 0)
                run.Check();

            if (feed.Read(row))
                accumulator.Add(groups.GroupOf[row], feed.Values);
        }

        for (int number = 0; number < cells.Length; number++)
        {
            if (number % 64 == 0)
                run.Check();

            cells[number] = ResultOf(accumulator, number, aggregate);
        }

        return new CellVector(aggregate.Type, cells);
    }

    public static CellValue ResultOf(Functions.Accumulator accumulator, int group, AggregateExpression aggregate)
    {
        try
        {
            return accumulator.Result(group);
        }
        catch (OverflowException)
        {
            throw Refusals.Overflow(aggregate.Position);
        }
    }
}

/// <summary>Reads an aggregate's arguments row by row, leaving out the rows that do not count.</summary>
internal sealed class AggregateFeed(PlanRunner runner, AggregateExpression aggregate, Frame input)
{
    private readonly Evaluation _evaluation = runner.Over(input);
    private readonly CellValue[] _values = new CellValue[aggregate.Arguments.Count];

    public ReadOnlySpan<CellValue> Values => _values;

    /// <summary>False when the filter leaves the row out or an argument is null.</summary>
    public bool Read(int row)
    {
        _evaluation.Row = row;
        if (aggregate.Filter is { } filter && filter.Test(_evaluation) != Truth.True)
            return false;

        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = aggregate.Arguments[i].Evaluate(_evaluation);
            if (_values[i].IsNull && aggregate.Function.SkipsNull)
                return false;
        }

        return true;
    }
}
