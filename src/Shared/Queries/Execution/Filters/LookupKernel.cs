using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Filters;

internal static class LookupKernel
{
    /// <summary>Keeps the cells of a text column whose code is marked.</summary>
    public static PredicateKernel Of(Lane lane, int[]? rows, bool[] passing) => lane switch
    {
        Lane<byte> bytes => LookupKernel<byte>.Of(bytes, rows, passing),
        Lane<ushort> shorts => LookupKernel<ushort>.Of(shorts, rows, passing),
        Lane<int> ints => LookupKernel<int>.Of(ints, rows, passing),
        _ => throw new UnreachableException(),
    };
}

/// <summary>Keeps the cells whose code a table marks.</summary>
internal sealed class LookupKernel<T>(Lane<T> lane, int[]? rows, bool[] passes, int shift) : PredicateKernel
    where T : unmanaged, IBinaryInteger<T>
{
    /// <param name="passing">By code of the dictionary.</param>
    public static LookupKernel<T> Of(Lane<T> lane, int[]? rows, bool[] passing)
    {
        // A narrow lane has 0 for null already; the codes of a dictionary have -1.
        int shift = lane.Cardinality is null ? 1 : 0;
        bool[] passes = new bool[lane.Cardinality ?? passing.Length + 1];
        for (int at = 1; at < passes.Length; at++)
            passes[at] = passing[at - shift + lane.Below];

        return new LookupKernel<T>(lane, rows, passes, shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Keep(int[]? among, int start, int end, Span<int> kept)
    {
        int length = 0;
        var values = lane.Values;
        for (int i = start; i < end; i++)
        {
            int row = among is null ? i : among[i];
            int at = rows is null ? row : rows[row];
            kept[length] = row;
            length += passes[LaneValue.ToInt(at < 0 ? lane.None : values[at]) + shift] ? 1 : 0;
        }

        return length;
    }
}
