using System.Numerics;

namespace Tally.Ingest.Statistics;

/// <summary>
/// Counts how often each whole number occurs, in order of the numbers: those of a narrow range by a count for each number
/// that might occur, others by sorting.
/// </summary>
internal static class NumberCounts
{
    private const int FewestCounts = 1 << 16;

    /// <summary>Tells each number and how often it occurs, the smallest first. Returns how many cells are not empty.</summary>
    public static int Count<T>(ReadOnlySpan<T> cells, T none, Action<long, int> each)
        where T : struct, IBinaryInteger<T>
    {
        var (least, most, filled) = Range(cells, none);
        if (filled == 0)
        {
            return 0;
        }

        ulong spread = unchecked((ulong)most - (ulong)least);
        if (spread < (ulong)Math.Min(FewestCounts, filled * 4L) || spread < (ulong)filled)
        {
            CountEach(cells, none, least, (int)spread, each);
        }
        else if (spread <= uint.MaxValue)
        {
            uint[] offsets = Offsets<T, uint>(cells, none, least, filled);
            TellRuns<uint>(RadixSort.Sort(offsets, (uint)spread), least, each);
        }
        else
        {
            ulong[] offsets = Offsets<T, ulong>(cells, none, least, filled);
            TellRuns<ulong>(RadixSort.Sort(offsets, spread), least, each);
        }

        return filled;
    }

    private static (long Least, long Most, int Filled) Range<T>(ReadOnlySpan<T> cells, T none)
        where T : struct, IBinaryInteger<T>
    {
        var (least, most, filled) = (long.MaxValue, long.MinValue, 0);
        foreach (var cell in cells)
        {
            if (cell != none)
            {
                long value = long.CreateTruncating(cell);
                least = Math.Min(least, value);
                most = Math.Max(most, value);
                filled++;
            }
        }

        return (least, most, filled);
    }

    private static void CountEach<T>(ReadOnlySpan<T> cells, T none, long least, int spread, Action<long, int> each)
        where T : struct, IBinaryInteger<T>
    {
        int[] counts = new int[spread + 1];
        foreach (var cell in cells)
        {
            if (cell != none)
            {
                counts[(int)(long.CreateTruncating(cell) - least)]++;
            }
        }

        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                each(least + i, counts[i]);
            }
        }
    }

    private static TOffset[] Offsets<T, TOffset>(ReadOnlySpan<T> cells, T none, long least, int filled)
        where T : struct, IBinaryInteger<T>
        where TOffset : unmanaged, IBinaryInteger<TOffset>
    {
        var offsets = GC.AllocateUninitializedArray<TOffset>(filled);
        int at = 0;
        foreach (var cell in cells)
        {
            if (cell != none)
            {
                offsets[at++] = TOffset.CreateTruncating(unchecked(long.CreateTruncating(cell) - least));
            }
        }

        return offsets;
    }

    private static void TellRuns<TOffset>(ReadOnlySpan<TOffset> sorted, long least, Action<long, int> each)
        where TOffset : unmanaged, IBinaryInteger<TOffset>
    {
        int start = 0;
        for (int i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || sorted[i] != sorted[start])
            {
                each(unchecked(least + long.CreateTruncating(sorted[start])), i - start);
                start = i;
            }
        }
    }
}
