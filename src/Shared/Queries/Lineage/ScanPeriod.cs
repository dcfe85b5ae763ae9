using Tally.Datasets;
using Tally.Queries.Execution;

namespace Tally.Queries.Lineage;

/// <summary>The period of a scanned table's rows that were used.</summary>
internal static class ScanPeriod
{
    public static Period? Of(QueryRun run, ScanUse scan)
    {
        if (TimeTally.Of(run, scan.Table, scan.Rows, Grouping.Single(scan.Rows?.Length ?? scan.Table.RowCount)) is { } fast)
            return fast.PeriodOf(0);

        var range = new PeriodRange();
        int count = scan.Rows?.Length ?? scan.Table.RowCount;
        for (int i = 0; i < count; i++)
        {
            if (i % 8192 == 0)
                run.Check();

            range.Add(scan.Table, scan.Rows?[i] ?? i);
        }

        return range.ToPeriod();
    }
}
