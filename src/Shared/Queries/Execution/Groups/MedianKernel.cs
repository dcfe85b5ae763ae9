using Tally.Columns;
using Tally.Queries.Functions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>MEDIAN over an array: each group's values side by side, then the middle ones found without sorting the rest.</summary>
internal static class MedianKernel
{
    private const int Step = 64 * 1024;

    public static bool Run(QueryRun run, NumberVector number, int[]? rows, Grouping groups, CellValue[] cells)
    {
        if (MedianBuckets.TryRun(run, number, rows, groups, cells))
            return true;

        run.Charge(12L * groups.GroupOf.Length);
        groups.Index();
        run.ForRows(groups.Count, 1, (start, end) =>
        {
            for (int group = start; group < end; group++)
                cells[group] = Median(run, Values(run, number, rows, groups.RowsOf(group)), number.Scale);
        });
        return true;
    }

    private static Span<long> Values(QueryRun run, NumberVector number, int[]? rows, ReadOnlySpan<int> members)
    {
        long[] values = new long[members.Length];
        int count = 0;
        for (int i = 0; i < members.Length; i++)
        {
            if (i % Step == 0)
                run.Check();

            int member = members[i];
            int row = rows is null ? member : rows[member];
            if (row >= 0 && number.Mantissas[row] != NumberColumn.NullMantissa)
                values[count++] = number.Mantissas[row];
        }

        return values.AsSpan(0, count);
    }

    private static CellValue Median(QueryRun run, Span<long> values, byte scale)
    {
        if (values.IsEmpty)
            return CellValue.Null;

        int middle = (values.Length - 1) / 2;
        long low = Select(run, values, middle);
        if (values.Length % 2 == 1)
            return CellValue.Of(NumberColumn.ToDecimal(low, scale));

        long high = long.MaxValue;
        foreach (long value in values[(middle + 1)..])
            high = Math.Min(high, value);

        return CellValue.Of(Quantiles.Interpolate(NumberColumn.ToDecimal(low, scale), NumberColumn.ToDecimal(high, scale), 0.5m));
    }

    // Hoare's selection with the median of three: after it what lies before the place is not above it, what lies after not below.
    public static long Select(QueryRun run, Span<long> values, int place)
    {
        int low = 0;
        int high = values.Length - 1;
        while (low < high)
        {
            run.Check();
            long pivot = MedianOfThree(values[low], values[low + ((high - low) / 2)], values[high]);
            int i = low;
            int j = high;
            for (int swaps = 1; i <= j; swaps++)
            {
                if (swaps % Step == 0)
                    run.Check();

                while (values[i] < pivot)
                    i++;

                while (values[j] > pivot)
                    j--;

                if (i > j)
                    break;

                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }

            if (place <= j)
                high = j;
            else if (place >= i)
                low = i;
            else
                break;
        }

        return values[place];
    }

    private static long MedianOfThree(long a, long b, long c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
