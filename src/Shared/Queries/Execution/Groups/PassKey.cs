using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Queries.Tables;
using Vector = Tally.Queries.Tables.Vector;

namespace Tally.Queries.Execution.Groups;

/// <summary>A group key whose values have small codes: those of a narrow lane, 0 for null.</summary>
internal abstract class PassKey(int cardinality)
{
    private const int MostValues = 1 << 14;

    public int Cardinality => cardinality;

    /// <summary>Makes the code of each row; <paramref name="onTop"/> of the codes of the keys before.</summary>
    public abstract void Combine(ReadOnlySpan<int> rows, Span<int> codes, bool onTop);

    /// <summary>The same for all rows from <paramref name="start"/> on.</summary>
    public abstract void Fill(int start, Span<int> codes, bool onTop);

    /// <summary>The key over a column, or null when it has no small codes.</summary>
    public static PassKey? Of(QueryRun run, Vector column) => Lane.Of(run, column) switch
    {
        Lane<byte> lane => new Coded<byte>(lane),
        Lane<ushort> { Cardinality: <= MostValues } lane => new Coded<ushort>(lane),
        _ => null,
    };

    private sealed class Coded<T>(Lane<T> lane) : PassKey(lane.Cardinality!.Value)
        where T : unmanaged, IBinaryInteger<T>
    {
        public override void Fill(int start, Span<int> codes, bool onTop)
        {
            if (onTop)
                CombineAll(lane.Values.AsSpan(start, codes.Length), codes);
            else
                CopyAll(lane.Values.AsSpan(start, codes.Length), codes);
        }

        public override void Combine(ReadOnlySpan<int> rows, Span<int> codes, bool onTop)
        {
            if (rows[^1] - rows[0] != rows.Length - 1)
                Gather(rows, codes, onTop ? Cardinality : 0);
            else
                Fill(rows[0], codes[..rows.Length], onTop);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void CopyAll(ReadOnlySpan<T> values, Span<int> codes)
        {
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
                codes[i] = LaneValue.ToInt(values[i]);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void CombineAll(ReadOnlySpan<T> values, Span<int> codes)
        {
            int width = Cardinality;
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
                codes[i] = (codes[i] * width) + LaneValue.ToInt(values[i]);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Gather(ReadOnlySpan<int> rows, Span<int> codes, int width)
        {
            var values = lane.Values;
            codes = codes[..rows.Length];
            for (int i = 0; i < rows.Length; i++)
                codes[i] = (codes[i] * width) + LaneValue.ToInt(values[rows[i]]);
        }
    }
}
