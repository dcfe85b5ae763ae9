using Tally.Queries.Execution;
using Tally.Queries.Expressions;

namespace Tally.Queries.Lineage;

/// <summary>The lineage of every cell of a result.</summary>
internal sealed class LineageBuilder(PlanRunner runner)
{
    private readonly Tracer _tracer = new(runner);
    private readonly Dictionary<RowsOf, RowSummary> _summaries = [];
    private readonly Dictionary<Frame, Func<int, RowSummary>?> _groups = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<IReadOnlyList<CellLineage>> Of(Frame frame)
    {
        var rows = new CellLineage[frame.Count][];
        for (int row = 0; row < rows.Length; row++)
        {
            runner.Run.Check();
            rows[row] = new CellLineage[frame.Columns.Count];
            for (int slot = 0; slot < rows[row].Length; slot++)
                rows[row][slot] = Of(_tracer.Trace(frame, row, slot));
        }

        return rows;
    }

    private CellLineage Of(CellTrace trace)
    {
        if (trace.Origin == CellOrigin.Constant)
            return trace.Constants.Count == 0 ? CellLineage.Constant : CellLineage.Constant with { Constants = trace.Constants };

        var summary = Summarise(trace.Rows);
        return new CellLineage
        {
            Origin = trace.Origin,
            Datasets = summary.Datasets,
            Columns = trace.Columns,
            Operation = trace.Operation,
            RowCount = summary.Count,
            Rows = summary.Rows,
            Coordinates = trace.TakesCommonLabels ? trace.With(summary.CommonLabels).Coordinates : trace.Coordinates,
            Period = summary.Period,
            Constants = trace.Constants,
        };
    }

    private RowSummary Summarise(IReadOnlyList<RowsOf> rows)
    {
        if (rows.Count == 1)
        {
            if (!_summaries.TryGetValue(rows[0], out var known))
            {
                known = GroupSummary(rows[0]) ?? Collect(rows);
                _summaries.Add(rows[0], known);
            }

            return known;
        }

        return Collect(rows);
    }

    private RowSummary? GroupSummary(RowsOf entry)
    {
        if (entry.Filter is not null || entry.Window is not null || entry.Frame.Origin is not FrameOrigin.Group group)
            return null;

        if (group.Groups.Evidence is { } evidence)
            return evidence.Of(entry.Row);

        if (!_groups.TryGetValue(entry.Frame, out var summaries))
        {
            summaries = GroupSummaries.Of(runner.Run, group) is { } ofTable ? ofTable.Of
                : JoinSummaries.Of(runner.Run, group) is { } ofJoin ? ofJoin.Of
                : null;
            _groups.Add(entry.Frame, summaries);
        }

        return summaries?.Invoke(entry.Row);
    }

    private RowSummary Collect(IReadOnlyList<RowsOf> rows)
    {
        var collector = new RowCollector(runner.Run);
        foreach (var entry in rows)
            Visit(entry, collector);

        return collector.Summarise();
    }

    private void Visit(RowsOf entry, RowCollector collector)
    {
        if (entry.Window is { } window)
        {
            foreach (int row in Passing(entry.Frame, window.Feeding(entry.Row), entry.Filter))
                FeedingRows.Visit(entry.Frame, row, collector);
        }
        else if (entry.Filter is { } filter && entry.Frame.Origin is FrameOrigin.Group group)
        {
            foreach (int row in Passing(group.Parent, group.Groups.RowsOf(entry.Row).ToArray(), filter))
                FeedingRows.Visit(group.Parent, row, collector);
        }
        else
        {
            FeedingRows.Visit(entry.Frame, entry.Row, collector);
        }
    }

    private IEnumerable<int> Passing(Frame frame, IEnumerable<int> rows, Expression? filter)
    {
        var evaluation = runner.Over(frame);
        int visited = 0;
        foreach (int row in rows)
        {
            if (++visited % 8192 == 0)
                runner.Run.Check();

            evaluation.Row = row;
            if (filter is null || filter.Test(evaluation) == Truth.True)
                yield return row;
        }
    }
}
