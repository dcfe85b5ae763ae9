using Tally.Columns;
using Tally.Queries.Expressions;

namespace Tally.Queries.Execution.Windows;

/// <summary>LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE: values fetched from another row of the partition.</summary>
internal static class WindowFetch
{
    /// <summary>Fills the cells and returns the row each was fetched from, -1 where there was none.</summary>
    public static int[] Run(PlanRunner runner, WindowExpression window, Frame input, WindowLayout layout, CellValue[] cells)
    {
        int[] targets = runner.Run.NewInts(input.Count);
        var evaluation = runner.Over(input);
        for (int partition = 0; partition < layout.Count; partition++)
        {
            runner.Run.Check();
            var rows = layout.Rows(partition);
            for (int i = 0; i < rows.Length; i++)
            {
                if (i % 8192 == 8191)
                    runner.Run.Check();

                int place = Place(window, layout, partition, i, rows.Length);
                bool found = place >= 0 && place < rows.Length;
                targets[rows[i]] = found ? rows[place] : -1;
                if (found)
                {
                    evaluation.Row = rows[place];
                    cells[rows[i]] = window.Arguments[0].Evaluate(evaluation);
                }
                else if (window.Arguments.Count == 3)
                {
                    evaluation.Row = rows[i];
                    cells[rows[i]] = window.Arguments[2].Evaluate(evaluation);
                }
            }
        }

        return targets;
    }

    private static int Place(WindowExpression window, WindowLayout layout, int partition, int position, int count)
    {
        if (window.Function is WindowFunction.Lag or WindowFunction.Lead)
        {
            long offset = window.Arguments.Count > 1 ? Whole(window.Arguments[1]) : 1;
            long place = window.Function == WindowFunction.Lag ? position - offset : position + offset;
            return place >= 0 && place < count ? (int)place : -1;
        }

        var (start, end) = layout.Bounds(partition, position, window.Shape);
        if (start >= end)
            return -1;

        if (window.Function == WindowFunction.FirstValue)
            return start;

        if (window.Function == WindowFunction.LastValue)
            return end - 1;

        long nth = Whole(window.Arguments[1]);
        return nth >= 1 && nth <= end - start ? (int)(start + nth - 1) : -1;
    }

    private static long Whole(Expression argument) =>
        (long)Math.Clamp(((ConstantExpression)argument).Value.AsNumber(), int.MinValue, int.MaxValue);
}
