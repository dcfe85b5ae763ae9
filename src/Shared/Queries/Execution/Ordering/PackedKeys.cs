using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Planning;
using Tally.Queries.Tables;
using Vector = Tally.Queries.Tables.Vector;

namespace Tally.Queries.Execution.Ordering;

/// <summary>
/// Several sort keys of each row as one number: as many bits a key as its range needs, the first key highest, nulls at the end
/// they belong to. Rows are sorted once whatever the number of keys, and equal rows are equal numbers.
/// </summary>
internal sealed record PackedKeys(ulong[] Keys, int Bits)
{
    private const int Step = 64 * 1024;

    /// <summary>The keys, or null where they do not fit in 64 bits or are no integers.</summary>
    /// <param name="first">Numbers that go before all keys, as those of partitions.</param>
    public static PackedKeys? Of(QueryRun run, IReadOnlyList<(Vector Column, SortKey Shape)> keys, int count, Grouping? first = null)
    {
        var parts = keys.Select(key => Part.Of(run, key.Column, key.Shape, count)).ToList();
        int bits = parts.Sum(part => part?.Bits ?? 65) + (first is null ? 0 : BitsOf(first.Count - 1));
        if (bits > 64)
            return null;

        run.Charge(8L * count);
        ulong[] packed = GC.AllocateUninitializedArray<ulong>(count);
        int[]? groupOf = first?.GroupOf;
        run.ForRows(count, Step, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (start, end) =>
        {
            for (int row = start; row < end; row++)
                packed[row] = groupOf is null ? 0 : (ulong)groupOf[row];

            foreach (var part in parts)
                part!.Append(packed, start, end);
        });
        return new PackedKeys(packed, bits);
    }

    private static int BitsOf(long most) => most <= 0 ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)most);

    private abstract class Part(int bits)
    {
        public int Bits => bits;

        public abstract void Append(ulong[] keys, int start, int end);

        public static Part? Of(QueryRun run, Vector column, SortKey shape, int count)
        {
            var (source, rows) = column is SelectedVector selected ? (selected.Source, selected.Rows) : (column, null);
            int[]? ranks = source is TextVector text ? RowOrder.TextRanks(run, text, count) : null;
            return source is TextVector && ranks is null ? null : Lane.Of(run, source) switch
            {
                Lane<byte> lane => Of(lane, rows, ranks, shape),
                Lane<ushort> lane => Of(lane, rows, ranks, shape),
                Lane<int> lane => Of(lane, rows, ranks, shape),
                Lane<long> lane => Of(lane, rows, ranks, shape),
                _ => null,
            };
        }

        private static Over<T>? Of<T>(Lane<T> lane, int[]? rows, int[]? ranks, SortKey shape)
            where T : unmanaged, IBinaryInteger<T>
        {
            long low = ranks is null ? lane.Range.Low : 0;
            long width = ranks?.Length ?? lane.Range.Width;
            return width > long.MaxValue / 2 ? null : new Over<T>(lane, rows, ranks, shape, low, width);
        }
    }

    /// <param name="ranks">Of text: the place of each code of the dictionary in the order.</param>
    /// <param name="width">How many values the key can have; one more code is null's.</param>
    private sealed class Over<T>(Lane<T> lane, int[]? rows, int[]? ranks, SortKey shape, long low, long width) : Part(BitsOf(width))
        where T : unmanaged, IBinaryInteger<T>
    {
        private readonly ulong _none = shape.NullsFirst ? 0 : (ulong)width;
        private readonly long _first = shape.NullsFirst ? 1 : 0;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override void Append(ulong[] keys, int start, int end)
        {
            var values = lane.Values;
            long toValue = lane.Below - low;
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                var value = row < 0 ? lane.None : values[row];
                ulong code = _none;
                if (value != lane.None)
                {
                    long place = LaneValue.ToLong(value) + toValue;
                    place = ranks is null ? place : ranks[place];
                    code = (ulong)(_first + (shape.Descending ? width - 1 - place : place));
                }

                keys[i] = (keys[i] << Bits) | code;
            }
        }
    }
}
