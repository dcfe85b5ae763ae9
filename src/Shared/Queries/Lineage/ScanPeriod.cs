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
        if (PeriodRange.TimeColumn(scan.Table) is { Cells: NumberVector number } column)
        {
            var used = LongRange.Of(run, number.Mantissas, NumberColumn.NullMantissa, scan.Rows, count);
            return used.IsEmpty ? null : new Period(column.Name, Machine(number, used.Low), Machine(number, used.High));
        }

        var range = new PeriodRange();
        for (int i = 0; i < count; i++)
        {
            if (i % 8192 == 0)
                run.Check();

            range.Add(scan.Table, scan.Rows?[i] ?? i);
        }

        return range.ToPeriod();
    }

    private static string Machine(NumberVector number, long value) => CellValue.Of(NumberColumn.ToDecimal(value, number.Scale)).ToString();
}
