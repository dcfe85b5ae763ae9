using System.Numerics;

namespace Tally.Ingest.Statistics;

/// <summary>Sorts whole numbers by their digits of eleven bits, which for millions of them in a narrow range is far faster than comparing.</summary>
internal static class RadixSort
{
    private const int Bits = 11;

    private const int Fewest = 4096;

    private const int MostPasses = 4;

    /// <summary>The values in order; the array is used up.</summary>
    /// <param name="values">From zero.</param>
    /// <param name="most">The largest of them.</param>
    public static ReadOnlySpan<T> Sort<T>(T[] values, ulong most)
        where T : unmanaged, IBinaryInteger<T>
    {
        int passes = (64 - BitOperations.LeadingZeroCount(most) + Bits - 1) / Bits;
        if (values.Length < Fewest || passes > MostPasses)
        {
            Array.Sort(values);
            return values;
        }

        T[] other = GC.AllocateUninitializedArray<T>(values.Length);
        for (int pass = 0; pass < passes; pass++)
        {
            Distribute(values, other, pass * Bits);
            (values, other) = (other, values);
        }

        return values;
    }

    private static void Distribute<T>(T[] from, T[] to, int shift)
        where T : unmanaged, IBinaryInteger<T>
    {
        const int mask = (1 << Bits) - 1;
        Span<int> starts = stackalloc int[1 << Bits];
        starts.Clear();
        foreach (var value in from)
        {
            starts[int.CreateTruncating(value >> shift) & mask]++;
        }

        int start = 0;
        foreach (ref int place in starts)
        {
            (place, start) = (start, start + place);
        }

        foreach (var value in from)
        {
            to[starts[int.CreateTruncating(value >> shift) & mask]++] = value;
        }
    }
}
