using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>Aggregates taken over a column's array without making a cell a row, on several threads; none depends on how many.</summary>
internal static class AggregateKernel
{
    /// <summary>Fills a cell a group, or returns false when it cannot.</summary>
    public static bool TryRun(PlanRunner runner, AggregateExpression aggregate, Frame input, Grouping groups, CellValue[] cells)
    {
        var run = runner.Run;
        if (aggregate.Filter is not null)
            return aggregate.Distinct && DistinctKernel.OneByOne(runner, aggregate, input, groups, cells);

        if (aggregate is { Arguments: [], Function.Name: "COUNT" })
            return CountRows(run, groups, cells);

        if (aggregate.Arguments[0] is not ColumnExpression column)
            return aggregate.Distinct && DistinctKernel.OneByOne(runner, aggregate, input, groups, cells);

        var vector = input.Columns[column.Slot];
        if (aggregate.Distinct)
        {
            return (aggregate.Function.Name == "COUNT" && DistinctKernel.TryCount(run, vector, groups, cells))
                || DistinctKernel.OneByOne(runner, aggregate, input, groups, cells);
        }

        var (source, rows) = vector is SelectedVector selected ? (selected.Source, selected.Rows) : (vector, null);
        return (aggregate.Function.Name, source) switch
        {
            ("SUM", NumberVector number) => Sum(run, aggregate, number, rows, groups, cells, average: false),
            ("AVG" or "MEAN", NumberVector number) => Sum(run, aggregate, number, rows, groups, cells, average: true),
            ("MIN", NumberVector number) => Extreme(run, number, rows, groups, cells, lowest: true),
            ("MAX", NumberVector number) => Extreme(run, number, rows, groups, cells, lowest: false),
            ("MEDIAN", NumberVector number) => MedianKernel.Run(run, number, rows, groups, cells),
            ("COUNT", _) => CountPresent(run, vector, groups, cells),
            _ => false,
        };
    }

    // There can be as many groups as rows.
    private static void CheckNowAndThen(QueryRun run, int group)
    {
        if (group % 8192 == 8191)
            run.Check();
    }

    private static bool CountRows(QueryRun run, Grouping groups, CellValue[] cells)
    {
        int[] sizes = groups.Sizes(run);
        for (int group = 0; group < cells.Length; group++)
        {
            CheckNowAndThen(run, group);
            cells[group] = CellValue.Of((decimal)sizes[group]);
        }

        return true;
    }

    private static bool CountPresent(QueryRun run, Vector vector, Grouping groups, CellValue[] cells)
    {
        int[] groupOf = groups.GroupOf;
        var tallies = GroupTally.Fold(run, groups, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (table, start, end) =>
        {
            for (int row = start; row < end; row++)
                table[groupOf[row]].Count += vector.IsNull(row) ? 0 : 1;
        });
        for (int group = 0; group < cells.Length; group++)
        {
            CheckNowAndThen(run, group);
            cells[group] = CellValue.Of((decimal)tallies[group].Count);
        }

        return true;
    }

    private static bool Sum(
        QueryRun run, AggregateExpression aggregate, NumberVector number, int[]? rows, Grouping groups, CellValue[] cells, bool average)
    {
        long[] values = number.Mantissas;
        int[] groupOf = groups.GroupOf;
        var tallies = GroupTally.Fold(run, groups, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (table, start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                long value = row < 0 ? NumberColumn.NullMantissa : values[row];
                if (value == NumberColumn.NullMantissa)
                    continue;

                // Two halves of 32 bits in longs of their own cannot overflow before two thousand million rows.
                ref var tally = ref table[groupOf[i]];
                tally.Low += (uint)value;
                tally.High += value >> 32;
                tally.Count++;
            }
        });
        var sums = new SumAccumulator(groups.Count, average, approximate: false);
        for (int group = 0; group < cells.Length; group++)
        {
            CheckNowAndThen(run, group);
            sums.AddExact(group, ((Int128)tallies[group].High << 32) + tallies[group].Low, number.Scale, tallies[group].Count);
            cells[group] = GroupStep.ResultOf(sums, group, aggregate);
        }

        return true;
    }

    private static bool Extreme(QueryRun run, NumberVector number, int[]? rows, Grouping groups, CellValue[] cells, bool lowest)
    {
        long[] values = number.Mantissas;
        int[] groupOf = groups.GroupOf;
        var tallies = GroupTally.Fold(run, groups, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (table, start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                long value = row < 0 ? NumberColumn.NullMantissa : values[row];
                if (value != NumberColumn.NullMantissa)
                    table[groupOf[i]].Widen(value);
            }
        }, extremes: true);
        for (int group = 0; group < cells.Length; group++)
        {
            CheckNowAndThen(run, group);
            cells[group] = tallies[group].Count == 0
                ? CellValue.Null
                : CellValue.Of(NumberColumn.ToDecimal(lowest ? tallies[group].Low : tallies[group].High, number.Scale));
        }

        return true;
    }
}
