using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Windows;

/// <summary>Window functions: rows by partition and order, then one pass a function; the rows themselves stay as they are.</summary>
internal static class WindowStep
{
    public static Frame Run(PlanRunner runner, Plan.Window plan, Frame input)
    {
        var columns = new List<Vector>(input.Columns);
        var sources = new List<ulong>(input.Sources);
        var traces = new List<WindowTrace>();
        var layouts = new Dictionary<string, WindowLayout>();
        foreach (var window in plan.Windows)
        {
            string shape = string.Join('|', window.Shape.PartitionBy.Select(key => key.Signature))
                + "/" + string.Join('|', window.Shape.OrderBy.Select(key => $"{key.Expression.Signature}{key.Descending}{key.NullsFirst}"));
            if (!layouts.TryGetValue(shape, out var layout))
            {
                layout = WindowLayout.Of(runner, window.Shape, input);
                layouts.Add(shape, layout);
            }

            if (WindowRanking.Counts(window.Function))
            {
                columns.Add(WindowRanking.Run(runner.Run, window, layout, input.Count));
                traces.Add(new WindowTrace(window, null, layout.PartitionRows));
            }
            else
            {
                var cells = runner.Run.NewCells(input.Count);
                traces.Add(Evaluate(runner, window, input, layout, cells));
                columns.Add(new CellVector(window.Type, cells));
            }

            ulong own = window.Children.Aggregate(0UL, (all, child) => all | ProjectStep.SourcesOf(child, input));
            sources.Add(own == 0 ? input.AllSources : own);
        }

        return new Frame(columns, input.Count, new FrameOrigin.Window(input, traces), sources);
    }

    private static WindowTrace Evaluate(PlanRunner runner, WindowExpression window, Frame input, WindowLayout layout, CellValue[] cells)
    {
        if (window.Function is WindowFunction.Lag or WindowFunction.Lead or WindowFunction.FirstValue or WindowFunction.LastValue or WindowFunction.NthValue)
            return new WindowTrace(window, WindowFetch.Run(runner, window, input, layout, cells), layout.PartitionRows);

        if (window.Function == WindowFunction.Aggregate)
        {
            WindowAggregate.Run(runner, window, input, layout, cells);
            return new WindowTrace(window, null, row => layout.FrameRows(row, window.Shape));
        }

        for (int partition = 0; partition < layout.Count; partition++)
        {
            runner.Run.Check();
            WindowRanking.Share(runner.Run, window, layout, partition, cells);
        }

        return new WindowTrace(window, null, layout.PartitionRows);
    }
}
