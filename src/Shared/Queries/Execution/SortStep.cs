using Tally.Queries.Functions;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

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
        bool few = top is { } wanted && wanted < input.Count / 2;
        var comparer = RowComparer.Of(runner, keys, input, few);
        if (few)
            return Top(run, (int)top!.Value, input.Count, comparer);

        int[] rows = run.NewInts(input.Count);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = i;

        comparer.Sort(rows);
        return rows;
    }

    // A heap whose root is the worst of the best so far: most rows are dropped after one comparison.
    private static int[] Top(QueryRun run, int most, int count, RowComparer comparer)
    {
        if (most == 0)
            return [];

        var first = comparer.First;
        long worst = long.MaxValue;
        var heap = new PriorityQueue<int, int>(most + 1, Comparer<int>.Create((a, b) => comparer.Compare(b, a)));
        for (int row = 0; row < count; row++)
        {
            if (row % 16384 == 0)
                run.Check();

            if (first is not null && first.At(row) > worst)
                continue;

            if (heap.Count < most)
                heap.Enqueue(row, row);
            else if (comparer.Compare(row, heap.Peek()) < 0)
                heap.DequeueEnqueue(row, row);

            if (first is not null && heap.Count == most)
                worst = first.At(heap.Peek());
        }

        int[] rows = new int[heap.Count];
        for (int i = rows.Length - 1; i >= 0; i--)
            rows[i] = heap.Dequeue();

        return rows;
    }
}

/// <summary>Compares rows key by key, then by where they stood. Stops the sort when the run must stop.</summary>
internal sealed class RowComparer(QueryRun run, RowOrder[] orders) : IComparer<int>
{
    private const int FewRows = 1024;
    private int _compared;

    /// <summary>When few rows are wanted of many, most are looked at once and ranks of their own are not worth an array.</summary>
    public static RowComparer Of(PlanRunner runner, IReadOnlyList<SortKey> keys, Frame input, bool few = false) => new(
        runner.Run,
        [.. keys.Select(key => RowOrder.Of(runner.Run, ProjectStep.Evaluate(runner, input, key.Expression), key, input.Count, ranked: !few))]);

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
