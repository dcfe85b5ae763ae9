using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Windows;

/// <summary>ROW_NUMBER, RANK and their kin.</summary>
internal static class WindowRanking
{
    /// <summary>Functions whose values are whole numbers.</summary>
    public static bool Counts(WindowFunction function) =>
        function is WindowFunction.RowNumber or WindowFunction.Rank or WindowFunction.DenseRank or WindowFunction.Ntile;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static NumberVector Run(QueryRun run, WindowExpression window, WindowLayout layout, int count)
    {
        run.Charge(8L * count);
        long[] values = new long[count];
        decimal buckets = window.Function == WindowFunction.Ntile ? ((ConstantExpression)window.Arguments[0]).Value.AsNumber() : 0;
        if (window.Function == WindowFunction.Ntile && buckets < 1)
            throw Refusals.Invalid(window.Position, "NTILE takes a number of buckets above 0.");

        for (int partition = 0; partition < layout.Count; partition++)
        {
            run.Check();
            var rows = layout.Rows(partition);
            long dense = 0;
            for (int i = 0; i < rows.Length; i++)
            {
                if (i % 65536 == 65535)
                    run.Check();

                int first = window.Function == WindowFunction.RowNumber ? i : layout.PeersStart(partition, i);
                dense += first == i ? 1 : 0;
                values[rows[i]] = window.Function switch
                {
                    WindowFunction.RowNumber => i + 1,
                    WindowFunction.Rank => first + 1,
                    WindowFunction.DenseRank => dense,
                    _ => Bucket(i, rows.Length, buckets),
                };
            }
        }

        return new NumberVector(SqlType.Integer, values, scale: 0);
    }

    /// <summary>PERCENT_RANK and CUME_DIST of one partition.</summary>
    public static void Share(QueryRun run, WindowExpression window, WindowLayout layout, int partition, CellValue[] cells)
    {
        var rows = layout.Rows(partition);
        for (int i = 0; i < rows.Length; i++)
        {
            if (i % 8192 == 8191)
                run.Check();

            cells[rows[i]] = CellValue.Of(window.Function switch
            {
                WindowFunction.PercentRank => rows.Length == 1 ? 0 : Exactness.Divide(layout.PeersStart(partition, i), rows.Length - 1),
                WindowFunction.CumeDist => Exactness.Divide(layout.PeersEnd(partition, i), rows.Length),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }
    }

    // The first buckets hold one row more where the rows do not divide evenly.
    private static long Bucket(int position, int count, decimal buckets)
    {
        if (buckets >= count)
            return position + 1;

        int size = count / (int)buckets;
        int larger = count % (int)buckets;
        int inLarger = larger * (size + 1);
        return position < inLarger ? (position / (size + 1)) + 1 : larger + ((position - inLarger) / size) + 1;
    }
}
