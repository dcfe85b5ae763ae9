using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Windows;

/// <summary>
/// SUM, AVG and COUNT of a column of exact numbers over frames. Frames only move forward: what enters one is added, what leaves it
/// is taken off, and since nothing is rounded on the way the sum is that of the frame.
/// </summary>
internal static class WindowSums
{
    private const int Step = 4096;

    /// <summary>Fills the cells, or returns false when it cannot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRun(QueryRun run, WindowExpression window, Frame input, WindowLayout layout, CellValue[] cells)
    {
        if (window.Aggregate is not { Filter: null, Distinct: false, Function.Name: "SUM" or "AVG" or "MEAN" or "COUNT", Arguments: [ColumnExpression column] } aggregate)
            return false;

        var (source, selected) = input.Columns[column.Slot] is SelectedVector some ? (some.Source, some.Rows) : (input.Columns[column.Slot], null);
        if (source is not NumberVector number)
            return false;

        int work = 0;
        for (int partition = 0; partition < layout.Count; partition++)
        {
            var rows = layout.Rows(partition);
            var frame = new Sum(number.Mantissas, selected);
            int from = 0, to = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                var (start, end) = layout.Bounds(partition, i, window.Shape);
                int before = work;
                for (; to < end; to++, work++)
                    frame.Take(rows[to], sign: 1);

                for (; from < start; from++, work++)
                    frame.Take(rows[from], sign: -1);

                cells[rows[i]] = before == work && i > 0 ? cells[rows[i - 1]] : frame.Result(aggregate, number.Scale);
                if (++work % Step == 0 || work - before > Step)
                    run.Check();
            }
        }

        return true;
    }

    private struct Sum(long[] mantissas, int[]? selected)
    {
        private Int128 _sum;
        private long _count;

        public void Take(int row, int sign)
        {
            int at = selected is null ? row : selected[row];
            long value = at < 0 ? NumberColumn.NullMantissa : mantissas[at];
            if (value == NumberColumn.NullMantissa)
                return;

            _sum += sign * (Int128)value;
            _count += sign;
        }

        public readonly CellValue Result(AggregateExpression aggregate, byte scale)
        {
            if (aggregate.Function.Name == "COUNT")
                return CellValue.Of((decimal)_count);

            if (_count == 0)
                return CellValue.Null;

            var exact = new ExactSum();
            exact.Add(_sum, scale);
            try
            {
                return CellValue.Of(aggregate.Function.Name == "SUM" ? exact.ToDecimal() : exact.DividedBy(_count));
            }
            catch (OverflowException)
            {
                throw Refusals.Overflow(aggregate.Position);
            }
        }
    }
}
