using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Queries.Execution;
using Tally.Queries.Expressions;
using Tally.Queries.Lineage;
using Tally.Queries.Planning;

namespace Tally.Queries;

/// <summary>Turns the last frame of a run into a result with its evidence.</summary>
internal static class ResultBuilder
{
    public static QueryResult Build(string sql, Plan plan, Frame frame, PlanRunner runner)
    {
        var run = runner.Run;
        if (frame.Count > run.Limits.MaxRows)
            throw Refusals.Rows(frame.Count, run.Limits.MaxRows);

        RecordWholeScans(plan, run.Notes);
        Condition[] filters = [.. Tracer.Below(frame, ulong.MaxValue).Distinct(ConditionEquality.Instance)];
        TotalsAdvice.Give(run, filters);
        return new QueryResult
        {
            Sql = sql,
            Columns = [.. plan.Columns.Select((column, slot) => Describe(column, frame, slot))],
            Rows = Rows(frame, run),
            Lineage = new LineageBuilder(runner).Of(frame),
            Used = Used(run.Notes),
            Periods = Periods(run),
            Filters = filters,
            Warnings = run.Notes.Warnings,
        };
    }

    private static ResultColumn Describe(PlanColumn column, Frame frame, int slot) => new()
    {
        Name = column.Name,
        Type = column.Type.ToColumnType(),
        Unit = column.Unit,
        Approximate = column.Type == SqlType.Approximate,
        Sources = SourceColumns.NamesIn(frame, new ColumnExpression(1, column.Type, slot, column.Name)),
    };

    private static CellValue[][] Rows(Frame frame, QueryRun run)
    {
        var rows = new CellValue[frame.Count][];
        for (int row = 0; row < rows.Length; row++)
        {
            if (row % 1024 == 0)
                run.Check();

            rows[row] = [.. frame.Columns.Select(column => Shown(column[row]))];
        }

        return rows;
    }

    private static CellValue Shown(CellValue cell) =>
        cell.Kind == CellKind.Approximate ? CellValue.OfApproximate(Exactness.Round(cell.AsApproximate())) : cell;

    // A table that no filter stood on was used whole.
    private static void RecordWholeScans(Plan plan, RunNotes notes)
    {
        foreach (var scan in Scans(plan))
            notes.Use(scan.ScanId, scan.Table, rows: null);
    }

    private static IEnumerable<Plan.Scan> Scans(Plan plan) => plan switch
    {
        Plan.Scan scan => [scan],
        Plan.Filter filter => [.. Scans(filter.Input), .. Inside(filter.Conjuncts)],
        Plan.Join join => [.. Scans(join.Left), .. Scans(join.Right), .. Inside(join.Residual), .. Inside(join.LeftKeys), .. Inside(join.RightKeys)],
        Plan.Group group => [.. Scans(group.Input), .. Inside(group.Keys), .. Inside(group.Aggregates)],
        Plan.Window window => [.. Scans(window.Input), .. Inside(window.Windows)],
        Plan.Project project => [.. Scans(project.Input), .. Inside(project.Expressions)],
        Plan.Distinct distinct => Scans(distinct.Input),
        Plan.Sort sort => [.. Scans(sort.Input), .. Inside(sort.Keys.Select(key => key.Expression))],
        Plan.Limit limit => Scans(limit.Input),
        Plan.Set set => [.. Scans(set.Left), .. Scans(set.Right)],
        Plan.Shared shared => Scans(shared.Input),
        _ => [],
    };

    private static IEnumerable<Plan.Scan> Inside(IEnumerable<Expression> expressions) =>
        expressions.SelectMany(expression => expression.All()).OfType<SubqueryExpression>().SelectMany(query => Scans(query.Plan));

    private static List<DatasetUse> Used(RunNotes notes)
    {
        var used = new List<DatasetUse>();
        foreach (var scan in notes.Scans)
        {
            int[] counts = scan.CountByPart();
            for (int part = 0; part < counts.Length; part++)
            {
                var use = scan.Describe(part, counts[part]);
                int known = used.FindIndex(other => other.Dataset == use.Dataset);
                if (known < 0)
                    used.Add(use);
                else
                    used[known] = use with { RowsUsed = Math.Max(used[known].RowsUsed, use.RowsUsed) };
            }
        }

        return used;
    }

    private static List<Period> Periods(QueryRun run)
    {
        var periods = new List<Period>();
        foreach (var scan in run.Notes.Scans)
        {
            if (ScanPeriod.Of(run, scan) is { } period && !periods.Contains(period))
                periods.Add(period);
        }

        return periods;
    }
}
