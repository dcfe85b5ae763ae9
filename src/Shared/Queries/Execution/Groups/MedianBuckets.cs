using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Functions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>
/// MEDIAN by group in two passes: the first counts the values in some thousand buckets of equal width, the second looks at the
/// values of the bucket that the middle is in and of no other.
/// </summary>
internal static class MedianBuckets
{
    private const int Step = 64 * 1024;
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;
    private const int MostGroups = 2048;

    /// <summary>Fills the cells, or returns false when there are too many groups for so few values.</summary>
    public static bool TryRun(QueryRun run, NumberVector number, int[]? rows, Grouping groups, CellValue[] cells)
    {
        if (groups.Count > MostGroups || (long)groups.Count * Buckets > 4L * groups.GroupOf.Length)
            return false;

        switch (Lane.Of(run, number))
        {
            case Lane<byte> lane:
                Run(run, lane, number.Scale, rows, groups, cells);
                return true;
            case Lane<ushort> lane:
                Run(run, lane, number.Scale, rows, groups, cells);
                return true;
            case Lane<long> lane:
                Run(run, lane, number.Scale, rows, groups, cells);
                return true;
            default:
                return false;
        }
    }

    private static void Run<T>(QueryRun run, Lane<T> lane, byte scale, int[]? rows, Grouping groups, CellValue[] cells)
        where T : unmanaged, IBinaryInteger<T>
    {
        int[] groupOf = groups.GroupOf;
        long low = lane.Range.IsEmpty ? 0 : lane.Range.Low - lane.Below;
        ulong width = lane.Range.IsEmpty ? 0 : (ulong)lane.Range.High - (ulong)lane.Range.Low;
        int shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(width) - Bits);
        run.Charge(4L * Buckets * groups.Count);
        int[] counts = new int[Buckets * groups.Count];
        for (int start = 0; start < groupOf.Length; start += Step)
        {
            run.Check();
            Count(lane, low, shift, rows, groupOf, counts, start, Math.Min(groupOf.Length, start + Step));
        }

        Middle[] middles = [.. Enumerable.Range(0, groups.Count).Select(group => Middle.Of(counts.AsSpan(group * Buckets, Buckets)))];
        int room = middles.Sum(middle => middle.Held);
        run.Charge(8L * room);
        long[] held = GC.AllocateUninitializedArray<long>(room);
        int[] next = new int[groups.Count];
        for (int group = 1; group < next.Length; group++)
            next[group] = next[group - 1] + middles[group - 1].Held;

        int[] starts = [.. next];
        for (int start = 0; start < groupOf.Length; start += Step)
        {
            run.Check();
            Hold(lane, low, shift, rows, groupOf, middles, held, next, start, Math.Min(groupOf.Length, start + Step));
        }

        run.ForRows(cells.Length, 1, (start, end) =>
        {
            for (int group = start; group < end; group++)
                cells[group] = middles[group].In(run, held.AsSpan(starts[group], middles[group].Held), lane.Below, scale);
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count<T>(Lane<T> lane, long low, int shift, int[]? rows, int[] groupOf, int[] counts, int start, int end)
        where T : unmanaged, IBinaryInteger<T>
    {
        var values = lane.Values;
        var none = lane.None;
        for (int i = start; i < end; i++)
        {
            int row = rows is null ? i : rows[i];
            var value = row < 0 ? none : values[row];
            if (value != none)
                counts[(groupOf[i] << Bits) + (int)((ulong)(LaneValue.ToLong(value) - low) >> shift)]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Hold<T>(
        Lane<T> lane, long low, int shift, int[]? rows, int[] groupOf, Middle[] middles, long[] held, int[] next, int start, int end)
        where T : unmanaged, IBinaryInteger<T>
    {
        var values = lane.Values;
        var none = lane.None;
        for (int i = start; i < end; i++)
        {
            int row = rows is null ? i : rows[i];
            var value = row < 0 ? none : values[row];
            if (value == none)
                continue;

            int bucket = (int)((ulong)(LaneValue.ToLong(value) - low) >> shift);
            ref readonly var middle = ref middles[groupOf[i]];
            if (bucket >= middle.First && bucket <= middle.Last)
                held[next[groupOf[i]]++] = LaneValue.ToLong(value);
        }
    }

    /// <summary>The buckets of a group that its middle values are in, how many values these hold and how many lie below.</summary>
    private readonly record struct Middle(int First, int Last, int Held, int Below, int Total)
    {
        public static Middle Of(ReadOnlySpan<int> counts)
        {
            int total = 0;
            foreach (int count in counts)
                total += count;

            if (total == 0)
                return new Middle(0, -1, 0, 0, 0);

            int first = 0, below = 0;
            for (; below + counts[first] <= (total - 1) / 2; first++)
                below += counts[first];

            int last = first, held = counts[first];
            while (below + held <= total / 2)
                held += counts[++last];

            return new Middle(first, last, held, below, total);
        }

        public CellValue In(QueryRun run, Span<long> values, long toValue, byte scale)
        {
            if (Total == 0)
                return CellValue.Null;

            long lower = MedianKernel.Select(run, values, ((Total - 1) / 2) - Below);
            if (Total % 2 == 1)
                return CellValue.Of(NumberColumn.ToDecimal(toValue + lower, scale));

            long upper = MedianKernel.Select(run, values, (Total / 2) - Below);
            return CellValue.Of(Quantiles.Interpolate(NumberColumn.ToDecimal(toValue + lower, scale), NumberColumn.ToDecimal(toValue + upper, scale), 0.5m));
        }
    }
}
