using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;
using Vector = Tally.Queries.Tables.Vector;

namespace Tally.Queries.Execution.Groups;

/// <summary>Aggregates with DISTINCT.</summary>
internal static class DistinctKernel
{
    private const long MostBits = 1L << 28;
    private const int MostDirect = 1 << 22;
    private const int Step = 64 * 1024;

    /// <summary>COUNT(DISTINCT column): a bit for each group and value, where there is room for them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryCount(QueryRun run, Vector vector, Grouping groups, CellValue[] cells)
    {
        if (groups.Count == 1 && CountAll(run, Lane.Of(run, vector)) is { } count)
        {
            cells[0] = CellValue.Of((decimal)count);
            return true;
        }

        int[] groupOf = groups.GroupOf;
        var (codes, cardinality) = KeyCodes.Of(run, vector, groupOf.Length);
        long bits = (long)groups.Count * cardinality;
        if (bits > MostBits)
            return false;

        run.Charge(bits / 8);
        ulong[] seen = new ulong[(bits / 64) + 1];
        int[] counts = new int[groups.Count];
        for (int row = 0; row < groupOf.Length; row++)
        {
            if (row % Step == 0)
                run.Check();

            long bit = ((long)groupOf[row] * cardinality) + codes[row];
            ulong mask = 1UL << (int)(bit & 63);
            ref ulong word = ref seen[bit >> 6];
            if ((word & mask) != 0)
                continue;

            word |= mask;
            counts[groupOf[row]] += vector.IsNull(row) ? 0 : 1;
        }

        for (int group = 0; group < cells.Length; group++)
            cells[group] = CellValue.Of((decimal)counts[group]);

        return true;
    }

    /// <summary>How many different values a whole column has, or null where its lane has too wide a range.</summary>
    private static int? CountAll(QueryRun run, Lane? lane) => lane switch
    {
        Lane<byte> bytes => CountAll(run, bytes),
        Lane<ushort> shorts => CountAll(run, shorts),
        Lane<int> ints when ints.Range.Width <= MostDirect => CountAll(run, ints),
        Lane<long> longs when longs.Range.Width <= MostDirect => CountAll(run, longs),
        _ => null,
    };

    private static int CountAll<T>(QueryRun run, Lane<T> lane)
        where T : unmanaged, IBinaryInteger<T>
    {
        run.Charge(lane.Range.Width);
        byte[] seen = new byte[lane.Range.Width];
        long low = lane.Range.Low - lane.Below;
        run.ForRows(lane.Values.Length, Step, (start, end) => Mark(lane, low, seen, start, end));
        return seen.AsSpan().Count((byte)1);
    }

    // Threads that mark the same value write the same byte.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mark<T>(Lane<T> lane, long low, byte[] seen, int start, int end)
        where T : unmanaged, IBinaryInteger<T>
    {
        var none = lane.None;
        foreach (var value in lane.Values.AsSpan(start, end - start))
        {
            if (value != none)
                seen[LaneValue.ToLong(value) - low] = 1;
        }
    }

    public static bool OneByOne(PlanRunner runner, AggregateExpression aggregate, Frame input, Grouping groups, CellValue[] cells)
    {
        var accumulator = aggregate.Function.Create(aggregate, groups.Count);
        accumulator.Check = runner.Run.Check;
        var seen = new HashSet<(int Group, CellValue Value)>();
        var feed = new AggregateFeed(runner, aggregate, input);
        for (int row = 0; row < input.Count; row++)
        {
            if (row % 8192 == 0)
                runner.Run.Check();

            if (!feed.Read(row) || !seen.Add((groups.GroupOf[row], feed.Values[0])))
                continue;

            if (seen.Count % 8192 == 0)
                runner.Run.Charge((64 + accumulator.BytesPerRow) * 8192L);

            accumulator.Add(groups.GroupOf[row], feed.Values);
        }

        for (int group = 0; group < cells.Length; group++)
            cells[group] = GroupStep.ResultOf(accumulator, group, aggregate);

        return true;
    }
}
