using Tally.Columns;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;

namespace Tally.Queries.Execution.Windows;

/// <summary>An aggregate over the frame of each row: once a partition, running, or anew for each row as the frame allows.</summary>
internal static class WindowAggregate
{
    public static void Run(PlanRunner runner, WindowExpression window, Frame input, WindowLayout layout, CellValue[] cells)
    {
        if (WindowSums.TryRun(runner.Run, window, input, layout, cells))
            return;

        var aggregate = window.Aggregate!;
        var feed = new AggregateFeed(runner, aggregate, input);
        bool growing = window.Shape.Frame is null or { Start: null };
        int work = 0;
        for (int partition = 0; partition < layout.Count; partition++)
        {
            var rows = layout.Rows(partition);
            var state = new State(runner.Run, aggregate);
            int added = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                var (start, end) = layout.Bounds(partition, i, window.Shape);
                if (!growing)
                {
                    state = new State(runner.Run, aggregate);
                    added = start;
                }

                bool changed = added < end || i == 0 || !growing;
                for (; added < end; added++)
                {
                    if (++work % 4096 == 0)
                        runner.Run.Check();

                    if (feed.Read(rows[added]))
                        state.Add(feed.Values);
                }

                cells[rows[i]] = changed ? state.Result() : cells[rows[i - 1]];
                if (++work % 4096 == 0)
                    runner.Run.Check();
            }
        }
    }

    private sealed class State(QueryRun run, AggregateExpression aggregate)
    {
        private readonly Accumulator _accumulator = Created(run, aggregate);
        private readonly HashSet<CellValue>? _seen = aggregate.Distinct ? [] : null;
        private int _kept;

        public void Add(ReadOnlySpan<CellValue> values)
        {
            if (_seen is not null && !_seen.Add(values[0]))
                return;

            _accumulator.Add(0, values);
            if (++_kept % 1024 == 0)
                run.Charge(1024L * (_accumulator.BytesPerRow + (_seen is null ? 0 : 48)));
        }

        public CellValue Result()
        {
            // What keeps its values goes through all of them for each result.
            if (_accumulator.BytesPerRow > 0)
                run.Check();

            return GroupStep.ResultOf(_accumulator, 0, aggregate);
        }

        private static Accumulator Created(QueryRun run, AggregateExpression aggregate)
        {
            var accumulator = aggregate.Function.Create(aggregate, 1);
            accumulator.Check = run.Check;
            return accumulator;
        }
    }
}
