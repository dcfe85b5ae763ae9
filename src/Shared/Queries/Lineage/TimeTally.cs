using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Execution.Groups;
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
            NumberVector number => new TimeTally(column, Fold(run, number.Mantissas, NumberColumn.NullMantissa, rows, groups)),
            MomentVector moment => new TimeTally(column, Fold(run, moment.Ticks, DateTimeColumn.NullTicks, rows, groups)),
            DateVector date => new TimeTally(column, Fold(run, date.Days, DateColumn.NullDay, rows, groups)),
            _ => null,
        };
    }

    public Period? PeriodOf(int group)
    {
        var period = new PeriodRange();
        Widen(period, group);
        return period.ToPeriod();
    }

    /// <summary>Takes the period of a group into a range.</summary>
    public void Widen(PeriodRange period, int group)
    {
        if (tallies[group].Count > 0)
            period.Add(column.Name, Lane.Cell(column.Cells, tallies[group].Low), Lane.Cell(column.Cells, tallies[group].High));
    }

    private static GroupTally[] Fold<T>(QueryRun run, T[] values, T none, int[]? rows, Grouping groups)
        where T : unmanaged, IBinaryInteger<T>
    {
        int[] groupOf = groups.GroupOf;
        return GroupTally.Fold(run, groups, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (table, start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                var value = values[rows is null ? i : rows[i]];
                if (value != none)
                    table[groupOf[i]].Widen(LaneValue.ToLong(value));
            }
        }, extremes: true);
    }
}
