using System.Runtime.CompilerServices;

namespace Tally.Queries.Execution.Ordering;

/// <summary>
/// Orders rows by longs, digit by digit from the lowest: several times faster than comparing, rows that are equal keep their
/// order, and it can be stopped between any few thousand rows.
/// </summary>
internal static class RadixOrder
{
    private const int Bits = 11;
    private const int Digits = 1 << Bits;
    private const int Step = 64 * 1024;

    /// <summary>Puts the rows in the order of <paramref name="ranks"/>, which are looked up by row.</summary>
    public static void Sort(QueryRun run, int[] rows, long[] ranks)
    {
        run.Charge(24L * rows.Length);
        ulong[] keys = GC.AllocateUninitializedArray<ulong>(rows.Length);
        var (low, high) = Gather(run, rows, ranks, keys);
        if (rows.Length == 0 || low == high)
            return;

        int[] otherRows = GC.AllocateUninitializedArray<int>(rows.Length);
        ulong[] otherKeys = GC.AllocateUninitializedArray<ulong>(rows.Length);
        var (from, to) = ((keys, rows), (otherKeys, otherRows));
        int width = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)high - (ulong)low);
        for (int shift = 0; shift < width; shift += Bits)
        {
            Scatter(run, from, to, (ulong)low, shift);
            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from.rows, rows))
            from.rows.CopyTo(rows, 0);
    }

    /// <summary>Puts rows in the order of keys that lie beside them, and the keys too; only the lowest bits of the keys are looked at.</summary>
    public static void Sort(QueryRun run, int[] rows, ulong[] keys, int bits)
    {
        run.Charge(12L * rows.Length);
        int[] otherRows = GC.AllocateUninitializedArray<int>(rows.Length);
        ulong[] otherKeys = GC.AllocateUninitializedArray<ulong>(rows.Length);
        var (from, to) = ((keys, rows), (otherKeys, otherRows));
        for (int shift = 0; shift < bits; shift += Bits)
        {
            Scatter(run, from, to, 0, shift);
            (from, to) = (to, from);
        }

        if (ReferenceEquals(from.rows, rows))
            return;

        from.rows.CopyTo(rows, 0);
        from.keys.CopyTo(keys, 0);
    }

    private static (long Low, long High) Gather(QueryRun run, int[] rows, long[] ranks, ulong[] keys)
    {
        long low = long.MaxValue;
        long high = long.MinValue;
        for (int start = 0; start < rows.Length; start += Step)
        {
            run.Check();
            int end = Math.Min(rows.Length, start + Step);
            for (int i = start; i < end; i++)
            {
                long rank = ranks[rows[i]];
                keys[i] = (ulong)rank;
                low = Math.Min(low, rank);
                high = Math.Max(high, rank);
            }
        }

        return (low, high);
    }

    private static void Scatter(QueryRun run, (ulong[] Keys, int[] Rows) from, (ulong[] Keys, int[] Rows) to, ulong low, int shift)
    {
        int[] places = new int[Digits];
        for (int start = 0; start < from.Rows.Length; start += Step)
        {
            run.Check();
            Count(from.Keys.AsSpan(start, Math.Min(Step, from.Rows.Length - start)), low, shift, places);
        }

        int place = 0;
        for (int digit = 0; digit < Digits; digit++)
            (places[digit], place) = (place, place + places[digit]);

        for (int start = 0; start < from.Rows.Length; start += Step)
        {
            run.Check();
            Move(from, to, start, Math.Min(from.Rows.Length, start + Step), low, shift, places);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<ulong> keys, ulong low, int shift, int[] places)
    {
        foreach (ulong key in keys)
            places[(int)((key - low) >> shift) & (Digits - 1)]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Move((ulong[] Keys, int[] Rows) from, (ulong[] Keys, int[] Rows) to, int start, int end, ulong low, int shift, int[] places)
    {
        var (fromKeys, fromRows) = from;
        var (toKeys, toRows) = to;
        for (int i = start; i < end; i++)
        {
            ulong key = fromKeys[i];
            int place = places[(int)((key - low) >> shift) & (Digits - 1)]++;
            toKeys[place] = key;
            toRows[place] = fromRows[i];
        }
    }
}
