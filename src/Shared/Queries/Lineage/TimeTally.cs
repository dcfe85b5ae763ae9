using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>First and last period of the rows of each group, taken over the time column's array.</summary>
internal sealed class TimeTally(TableColumn column, GroupTally[] tallies)
{
    /// <summary>The tally of rows of a table by group, or null when its time column has no array of integers.</summary>
    public static TimeTally? Of(QueryRun run, Table table, int[]? rows, Grouping groups)
    {
        if (PeriodRange.TimeColumn(table) is not { } column)
            return null;

        return column.Cells switch
        {
            NumberVector number => new TimeTally(column, Longs(run, number.Mantissas, NumberColumn.NullMantissa, rows, groups)),
            MomentVector moment => new TimeTally(column, Longs(run, moment.Ticks, DateTimeColumn.NullTicks, rows, groups)),
            DateVector date => new TimeTally(column, Dates(run, date.Days, rows, groups)),
            _ => null,
        };
    }

    public Period? PeriodOf(int group) =>
        tallies[group].Count == 0 ? null : new Period(column.Name, Machine(tallies[group].Low), Machine(tallies[group].High));

    private string Machine(long value) => (column.Cells switch
    {
        NumberVector number => CellValue.Of(NumberColumn.ToDecimal(value, number.Scale)),
        DateVector => CellValue.Of(DateOnly.FromDayNumber((int)value)),
        _ => CellValue.Of(new DateTime(value, DateTimeKind.Unspecified)),
    }).ToString();

    private static GroupTally[] Longs(QueryRun run, long[] values, long none, int[]? rows, Grouping groups) =>
        GroupTally.Fold(run, groups, (table, start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                long value = values[rows is null ? i : rows[i]];
                if (value != none)
                    table[groups.GroupOf[i]].Widen(value);
            }
        }, extremes: true);

    private static GroupTally[] Dates(QueryRun run, int[] days, int[]? rows, Grouping groups) =>
        GroupTally.Fold(run, groups, (table, start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int day = days[rows is null ? i : rows[i]];
                if (day != DateColumn.NullDay)
                    table[groups.GroupOf[i]].Widen(day);
            }
        }, extremes: true);
}
