using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>The period of a scanned table's rows that were used.</summary>
internal static class ScanPeriod
{
    public static Period? Of(QueryRun run, ScanUse scan)
    {
        if (scan.CountsByPart is not null)
            return scan.Period;

        int count = scan.Rows?.Length ?? scan.Table.RowCount;
        var time = PeriodRange.TimeColumn(scan.Table);
        var used = time?.Cells switch
        {
            NumberVector number => LongRange.Of(run, number.Mantissas, NumberColumn.NullMantissa, scan.Rows, count),
            MomentVector moment => LongRange.Of(run, moment.Ticks, DateTimeColumn.NullTicks, scan.Rows, count),
            DateVector date => LongRange.Of(run, date.Days, DateColumn.NullDay, scan.Rows, count),
            _ => null,
        };
        if (used is not null)
            return used.IsEmpty ? null : new Period(time!.Name, Lane.Cell(time.Cells, used.Low).ToString(), Lane.Cell(time.Cells, used.High).ToString());

        var range = new PeriodRange();
        for (int i = 0; i < count; i++)
        {
            if (i % 8192 == 0)
                run.Check();

            range.Add(scan.Table, scan.Rows?[i] ?? i);
        }

        return range.ToPeriod();
    }
}
