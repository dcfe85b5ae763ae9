using Tally.Columns;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>DISTINCT, UNION, INTERSECT, EXCEPT: rows are the same when every cell is, nulls included.</summary>
internal static class SetStep
{
    public static Frame Distinct(PlanRunner runner, Frame input)
    {
        var groups = input.Columns.Count == 0 ? Grouping.Single(runner.Run, input.Count) : GroupNumbers.Of(runner.Run, input.Columns, input.Count);
        return Representatives(input, groups);
    }

    public static Frame Run(PlanRunner runner, Plan.Set set, Frame left, Frame right)
    {
        if (set.Operator == SetOperator.Union)
        {
            var all = Concat(runner.Run, left, right);
            return set.All ? all : Distinct(runner, all);
        }

        return Matched(runner, set, left, right);
    }

    // INTERSECT and EXCEPT, with ALL counting how often a row occurs.
    private static Frame Matched(PlanRunner runner, Plan.Set set, Frame left, Frame right)
    {
        var both = Concat(runner.Run, left, right);
        var groups = GroupNumbers.Of(runner.Run, both.Columns, both.Count);
        int[] onRight = new int[groups.Count];
        for (int row = left.Count; row < both.Count; row++)
        {
            if (row % 65536 == 0)
                runner.Run.Check();

            onRight[groups.GroupOf[row]]++;
        }

        bool[] taken = new bool[groups.Count];
        var rows = new List<int>();
        for (int row = 0; row < left.Count; row++)
        {
            if (row % 65536 == 0)
                runner.Run.Check();

            int group = groups.GroupOf[row];
            bool matches = onRight[group] > 0;
            if (set.All && matches)
                onRight[group]--;

            if (matches == (set.Operator == SetOperator.Intersect) && (set.All || !taken[group]))
                rows.Add(row);

            taken[group] = true;
        }

        int[] kept = [.. rows];
        return left.Select(kept, new FrameOrigin.Select(left, kept, []));
    }

    private static Frame Representatives(Frame input, Grouping groups)
    {
        Expression[] keys = [.. input.Columns.Select((column, slot) => new ColumnExpression(1, column.Type, slot, ""))];
        return new Frame(input.SelectColumns(groups.FirstRows), groups.Count, new FrameOrigin.Group(input, groups, keys, []), input.Sources);
    }

    private static Frame Concat(QueryRun run, Frame first, Frame second)
    {
        int count = checked(first.Count + second.Count);
        if (count > run.Limits.MaxIntermediateRows)
            throw Refusals.IntermediateRows(run.Limits.MaxIntermediateRows);

        Vector[] columns = [.. first.Columns.Zip(second.Columns, (a, b) => Concat(run, a, b, count))];
        return new Frame(columns, count, new FrameOrigin.Concat(first, second), [.. first.Sources.Zip(second.Sources, (a, b) => a | b)]);
    }

    private static CellVector Concat(QueryRun run, Vector first, Vector second, int count)
    {
        var cells = run.NewCells(count);
        run.ForRows(first.Count, 8192, (start, end) =>
        {
            for (int row = start; row < end; row++)
                cells[row] = first[row];
        });
        run.ForRows(second.Count, 8192, (start, end) =>
        {
            for (int row = start; row < end; row++)
                cells[first.Count + row] = second[row];
        });
        return new CellVector(first.Type, cells);
    }
}
