using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Filters;

/// <summary>Keeps the cells between two integers, or with <paramref name="negated"/> those that are outside and not null.</summary>
internal sealed class RangeKernel<T>(Lane<T> lane, int[]? rows, T low, T high, bool negated) : PredicateKernel
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    /// <param name="low">In the units of the column, as is <paramref name="high"/>.</param>
    public static RangeKernel<T> Of(Lane<T> lane, int[]? rows, long low, long high, bool negated)
    {
        // The lowest of the type stands for null, or is a code for it.
        var least = Int128.CreateChecked(T.MinValue) + 1;
        var from = Int128.Max(low - (Int128)lane.Below, least);
        var to = Int128.Min(high - (Int128)lane.Below, Int128.CreateChecked(T.MaxValue));
        return from > to
            ? new RangeKernel<T>(lane, rows, T.MaxValue, T.MinValue, negated)
            : new RangeKernel<T>(lane, rows, T.CreateChecked(from), T.CreateChecked(to), negated);
    }

    public override int Keep(int[]? among, int start, int end, Span<int> kept) =>
        among is null && rows is null ? KeepOfAll(start, end, kept) : KeepOfSome(among, start, end, kept);

    // Unless most bits of a block are set, going from bit to bit is faster than looking at each row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int KeepOfAll(int start, int end, Span<int> kept)
    {
        int length = 0;
        int row = start;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var values = ref MemoryMarshal.GetArrayDataReference(lane.Values);
            var (lowest, highest, none) = (Vector256.Create(low), Vector256.Create(high), Vector256.Create(lane.None));
            for (; row <= end - Vector256<T>.Count; row += Vector256<T>.Count)
            {
                var block = Vector256.LoadUnsafe(ref values, (nuint)row);
                var within = Vector256.GreaterThanOrEqual(block, lowest) & Vector256.LessThanOrEqual(block, highest);
                if (negated)
                    within = ~(within | Vector256.Equals(block, none));

                for (uint bits = within.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                    kept[length++] = row + BitOperations.TrailingZeroCount(bits);
            }
        }

        for (; row < end; row++)
        {
            if (Passes(lane.Values[row]))
                kept[length++] = row;
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int KeepOfSome(int[]? among, int start, int end, Span<int> kept)
    {
        int length = 0;
        var values = lane.Values;
        for (int i = start; i < end; i++)
        {
            int row = among is null ? i : among[i];
            int at = rows is null ? row : rows[row];
            kept[length] = row;
            length += Passes(at < 0 ? lane.None : values[at]) ? 1 : 0;
        }

        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Passes(T value) => ((value >= low) & (value <= high)) != negated && value != lane.None;
}
