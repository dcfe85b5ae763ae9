using Tally.Columns;
using Tally.Queries.Expressions;

namespace Tally.Queries.Execution;

/// <summary>ROW_NUMBER, RANK and their kin over one partition.</summary>
internal static class WindowRanking
{
    public static void Run(WindowExpression window, WindowLayout layout, int partition, CellValue[] cells)
    {
        var rows = layout.Rows(partition);
        decimal buckets = window.Function == WindowFunction.Ntile ? ((ConstantExpression)window.Arguments[0]).Value.AsNumber() : 0;
        if (window.Function == WindowFunction.Ntile && buckets < 1)
            throw Refusals.Invalid(window.Position, "NTILE takes a number of buckets above 0.");

        int dense = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            int first = layout.PeersStart(partition, i);
            dense += first == i ? 1 : 0;
            cells[rows[i]] = CellValue.Of(window.Function switch
            {
                WindowFunction.RowNumber => i + 1,
                WindowFunction.Rank => first + 1,
                WindowFunction.DenseRank => dense,
                WindowFunction.PercentRank => rows.Length == 1 ? 0 : Exactness.Divide(first, rows.Length - 1),
                WindowFunction.CumeDist => Exactness.Divide(layout.PeersEnd(partition, i), rows.Length),
                WindowFunction.Ntile => Bucket(i, rows.Length, buckets),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }
    }

    // The first buckets hold one row more where the rows do not divide evenly.
    private static decimal Bucket(int position, int count, decimal buckets)
    {
        if (buckets >= count)
            return position + 1;

        int size = (int)(count / (int)buckets);
        int larger = count % (int)buckets;
        int inLarger = larger * (size + 1);
        return position < inLarger ? (position / (size + 1)) + 1 : larger + ((position - inLarger) / size) + 1;
    }
}
