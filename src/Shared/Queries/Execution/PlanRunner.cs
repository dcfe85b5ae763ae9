using Tally.Columns;
using Tally.Queries.Execution.Filters;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Execution.Joins;
using Tally.Queries.Execution.Ordering;
using Tally.Queries.Execution.Windows;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>Runs plans, each step whole before the next, for one set of values from the row around (none at the top).</summary>
internal sealed class PlanRunner(QueryRun run, CellValue[] parameters)
{
    private readonly Dictionary<Plan, Frame> _shared = new(ReferenceEqualityComparer.Instance);

    public QueryRun Run => run;

    public Evaluation Over(Frame frame) => new(run, frame, parameters);

    public Frame Execute(Plan plan)
    {
        run.Check();
        return plan switch
        {
            Plan.Unit => Frame.Unit,
            Plan.Scan scan => Scan(scan),
            Plan.Filter filter => FilterStep.Run(this, Execute(filter.Input), filter.Conjuncts),
            Plan.Join join => JoinStep.Run(this, join, Execute(join.Left), Execute(join.Right)),
            Plan.Group group => GroupPass.TryRun(this, group) ?? GroupStep.Run(this, group, Execute(group.Input)),
            Plan.Window window => WindowStep.Run(this, window, Execute(window.Input)),
            Plan.Project project => ProjectStep.Run(this, project, Execute(project.Input)),
            Plan.Distinct distinct => SetStep.Distinct(this, Execute(distinct.Input)),
            Plan.Sort sort => SortStep.Run(this, sort, Execute(sort.Input)),
            Plan.Limit limit => SortStep.Limit(run, limit, Execute(limit.Input)),
            Plan.Set set => SetStep.Run(this, set, Execute(set.Left), Execute(set.Right)),
            Plan.Shared shared => Share(shared),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Frame Scan(Plan.Scan scan)
    {
        ulong source = 1UL << scan.ScanId;
        var table = scan.Table;
        return new Frame(
            new LazyColumns(table), table.RowCount, new FrameOrigin.Scan(table, scan.ScanId), [.. Enumerable.Repeat(source, table.Columns.Count)]);
    }

    private Frame Share(Plan.Shared shared)
    {
        if (!shared.Correlated)
            return run.Shared.GetOrAdd(shared, _ => new Lazy<Frame>(() => Execute(shared.Input))).Value;

        if (!_shared.TryGetValue(shared, out var frame))
        {
            frame = Execute(shared.Input);
            _shared.Add(shared, frame);
        }

        return frame;
    }

    /// <summary>A table's columns, stacked only when a step reads them.</summary>
    private sealed class LazyColumns(Table table) : IReadOnlyList<Vector>
    {
        public int Count => table.Columns.Count;

        public Vector this[int index] => table.Columns[index].Cells;

        public IEnumerator<Vector> GetEnumerator() => table.Columns.Select(column => column.Cells).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
