using System.Runtime.CompilerServices;
using Tally.Queries.Functions;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Ordering;

/// <summary>ORDER BY, LIMIT and OFFSET. Rows that are equal in every key keep their order.</summary>
internal static class SortStep
{
    public static Frame Run(PlanRunner runner, Plan.Sort sort, Frame input)
    {
        int[] rows = Order(runner, sort.Keys, input, sort.Top);
        return input.Select(rows, new FrameOrigin.Select(input, rows, []));
    }

    public static Frame Limit(QueryRun run, Plan.Limit limit, Frame input)
    {
        int start = (int)Math.Min(limit.Offset, input.Count);
        int count = (int)Math.Min(limit.Count ?? int.MaxValue, input.Count - start);
        if (start == 0 && count == input.Count)
            return input;

        int[] rows = run.NewInts(count);
        for (int i = 0; i < count; i++)
            rows[i] = start + i;

        return input.Select(rows, new FrameOrigin.Select(input, rows, []));
    }

    /// <summary>The rows in order; only the first <paramref name="top"/> of them when it is given.</summary>
    public static int[] Order(PlanRunner runner, IReadOnlyList<SortKey> keys, Frame input, long? top)
    {
        var run = runner.Run;
        if (top is { } wanted && wanted < input.Count / 2)
            return TopRows.Of(runner, keys, input, (int)wanted);


        int[] rows = AllRows(run, input.Count);
        Vector[] columns = [.. keys.Select(key => ProjectStep.Evaluate(runner, input, key.Expression))];
        if (PackedKeys.Of(run, [.. columns.Zip(keys)], input.Count) is var (packed, bits))
            RadixOrder.Sort(run, rows, packed, bits);
        else
            RowComparer.Of(run, columns, keys, input.Count).Sort(rows);

        return rows;
    }

    /// <summary>Rows in the order they stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] AllRows(QueryRun run, int count)
    {
        int[] rows = run.NewInts(count);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = i;

        return rows;
    }
}

/// <summary>Compares rows key by key, then by where they stood. Stops the sort when the run must stop.</summary>
internal sealed class RowComparer(QueryRun run, RowOrder[] orders) : IComparer<int>
{
    private const int FewRows = 1024;
    private int _compared;

    /// <summary>When few rows are wanted of many, most are looked at once and ranks of their own are not worth an array.</summary>
    public static RowComparer Of(QueryRun run, IReadOnlyList<Vector> columns, IReadOnlyList<SortKey> keys, int count, bool few = false) =>
        new(run, [.. columns.Zip(keys, (column, key) => RowOrder.Of(run, column, key, count, ranked: !few))]);

    public void Sort(int[] rows)
    {
        if (rows.Length >= FewRows && orders.All(order => order is RowOrder.Longs))
        {
            // From the last key to the first: each leaves rows that are equal in the order they had.
            foreach (var order in orders.Reverse())
                RadixOrder.Sort(run, rows, ((RowOrder.Longs)order).Values);

            return;
        }

        CheckedSort.Sort(rows, Compare, run.Check);
    }

    /// <summary>The first key read off its column's array.</summary>
    public RowOrder.InPlace? First => orders is [RowOrder.InPlace first, ..] ? first : null;

    public int Compare(int x, int y)
    {
        if ((++_compared & 0xFF) == 0)
            run.Check();

        int result = ByKeys(x, y);
        return result != 0 ? result : x.CompareTo(y);
    }

    /// <summary>Zero for rows that are equal in every key.</summary>
    public int ByKeys(int x, int y)
    {
        foreach (var order in orders)
        {
            int result = order.Compare(x, y);
            if (result != 0)
                return result;
        }

        return 0;
    }
}
