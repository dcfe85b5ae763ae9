using System.Runtime.CompilerServices;

namespace Tally.Ingest;

/// <summary>Sorts whole numbers by their digits of eleven bits, which for millions of them in a narrow range is far faster than comparing.</summary>
internal static class RadixSort
{
    private const int Bits = 11;

    private const int Fewest = 4096;

    /// <summary>Sorts what is filled of the array; the rest of it may be overwritten. Returns the array that holds the result.</summary>
    public static long[] Sort(long[] values, int length)
    {
        var filled = values.AsSpan(0, length);
        if (length < Fewest)
        {
            filled.Sort();
            return values;
        }

        var (least, most) = Range(filled);
        ulong spread = unchecked((ulong)most - (ulong)least);
        int passes = ((64 - System.Numerics.BitOperations.LeadingZeroCount(spread)) + Bits - 1) / Bits;
        if (passes > 4)
        {
            filled.Sort();
            return values;
        }

        long[] other = GC.AllocateUninitializedArray<long>(length);
        for (int pass = 0; pass < passes; pass++)
        {
            Distribute(values.AsSpan(0, length), other, least, pass * Bits);
            (values, other) = (other, values);
        }

        return values;
    }

    private static (long Least, long Most) Range(ReadOnlySpan<long> values)
    {
        var (least, most) = (values[0], values[0]);
        foreach (long value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return (least, most);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute(ReadOnlySpan<long> from, long[] to, long least, int shift)
    {
        const int mask = (1 << Bits) - 1;
        Span<int> starts = stackalloc int[1 << Bits];
        foreach (long value in from)
        {
            starts[(int)(unchecked((ulong)(value - least)) >> shift) & mask]++;
        }

        int start = 0;
        foreach (ref int place in starts)
        {
            (place, start) = (start, start + place);
        }

        foreach (long value in from)
        {
            to[starts[(int)(unchecked((ulong)(value - least)) >> shift) & mask]++] = value;
        }
    }
}
