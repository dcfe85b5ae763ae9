using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;

namespace Tally.Queries.Execution;

/// <summary>Aggregates that are taken over a column's array without making a cell a row; also those with DISTINCT.</summary>
internal static class AggregateKernel
{
    /// <summary>Fills a cell a group, or returns false when it cannot.</summary>
    public static bool TryRun(PlanRunner runner, AggregateExpression aggregate, Frame input, Grouping groups, CellValue[] cells)
    {
        if (!aggregate.Distinct)
            return false;

        RunDistinct(runner, aggregate, input, groups, cells);
        return true;
    }

    private static void RunDistinct(PlanRunner runner, AggregateExpression aggregate, Frame input, Grouping groups, CellValue[] cells)
    {
        var accumulator = aggregate.Function.Create(aggregate, groups.Count);
        var seen = new HashSet<(int Group, CellValue Value)>();
        var feed = new AggregateFeed(runner, aggregate, input);
        for (int row = 0; row < input.Count; row++)
        {
            if (row % 8192 == 0)
                runner.Run.Check();

            if (!feed.Read(row) || !seen.Add((groups.GroupOf[row], feed.Values[0])))
                continue;

            if (seen.Count % 8192 == 0)
                runner.Run.Charge(64 * 8192);

            accumulator.Add(groups.GroupOf[row], feed.Values);
        }

        for (int group = 0; group < cells.Length; group++)
            cells[group] = GroupStep.ResultOf(accumulator, group, aggregate);
    }
}
