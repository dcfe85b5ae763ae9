using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>A sum by group, exact however the rows are shared out.</summary>
internal abstract class PassSum : PassMeasure
{
    /// <param name="part">Counts the rows of each group, which are the values where none is null.</param>
    public static PassSum? Of(PassPart part, int groups, Lane? lane) => lane switch
    {
        Lane<byte> narrow => new Narrow<byte>(part, groups, narrow),
        Lane<ushort> narrow => new Narrow<ushort>(part, groups, narrow),
        Lane<long> wide => new Wide(part, groups, wide),
        _ => null,
    };

    public abstract Int128 SumOf(int code);

    /// <summary>How many values that are not null a group has.</summary>
    public abstract long CountOf(int code);

    /// <summary>Adds up codes: of two bytes at most, so that no number of rows overflows a long.</summary>
    private sealed class Narrow<T>(PassPart part, int groups, Lane<T> lane) : PassSum
        where T : unmanaged, IBinaryInteger<T>
    {
        private readonly long[] _sums = new long[groups];
        private readonly int[] _present = new int[lane.Range.HasNulls ? groups : 0];
        private readonly T[] _taken = new T[PassPart.Chunk];

        public override Int128 SumOf(int code) => _sums[code] + ((Int128)lane.Below * CountOf(code));

        public override long CountOf(int code) => lane.Range.HasNulls ? _present[code] : part.CountOf(code);

        public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
        {
            var values = lane.Take(rows, _taken);
            AddAll(values, codes);
            if (lane.Range.HasNulls)
                CountAll(values, codes);
        }

        public override void Merge(PassMeasure other)
        {
            var sum = (Narrow<T>)other;
            for (int code = 0; code < _sums.Length; code++)
                _sums[code] += sum._sums[code];

            for (int code = 0; code < _present.Length; code++)
                _present[code] += sum._present[code];
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddAll(ReadOnlySpan<T> values, ReadOnlySpan<int> codes)
        {
            long[] sums = _sums;
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
                sums[codes[i]] += LaneValue.ToLong(values[i]);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void CountAll(ReadOnlySpan<T> values, ReadOnlySpan<int> codes)
        {
            int[] present = _present;
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
                present[codes[i]] += values[i] == T.Zero ? 0 : 1;
        }
    }

    /// <summary>One long a group where no order of the values can overflow it, two halves of 32 bits where one could.</summary>
    private sealed class Wide(PassPart part, int groups, Lane<long> lane) : PassSum
    {
        private readonly bool _fits = lane.Range.IsEmpty
            || Int128.Max(Int128.Abs(lane.Range.Low), Int128.Abs(lane.Range.High)) * lane.Values.Length <= long.MaxValue;

        private readonly long[] _low = new long[groups];
        private readonly long[] _high = new long[groups];
        private readonly int[] _present = new int[groups];
        private readonly long[] _taken = new long[PassPart.Chunk];

        private bool CountsItself => lane.Range.HasNulls || !_fits;

        public override Int128 SumOf(int code) => ((Int128)_high[code] << 32) + _low[code];

        public override long CountOf(int code) => CountsItself ? _present[code] : part.CountOf(code);

        public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
        {
            var values = lane.Take(rows, _taken);
            if (!_fits)
                AddHalves(values, codes);
            else if (lane.Range.HasNulls)
                AddPresent(values, codes);
            else
                AddAll(values, codes);
        }

        public override void Merge(PassMeasure other)
        {
            var sum = (Wide)other;
            for (int code = 0; code < _low.Length; code++)
            {
                _low[code] += sum._low[code];
                _high[code] += sum._high[code];
                _present[code] += sum._present[code];
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddAll(ReadOnlySpan<long> values, ReadOnlySpan<int> codes)
        {
            long[] low = _low;
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
                low[codes[i]] += values[i];
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddPresent(ReadOnlySpan<long> values, ReadOnlySpan<int> codes)
        {
            long[] low = _low;
            int[] present = _present;
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] == NumberColumn.NullMantissa)
                    continue;

                low[codes[i]] += values[i];
                present[codes[i]]++;
            }
        }

        // Two halves of 32 bits in longs of their own cannot overflow before two thousand million rows.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddHalves(ReadOnlySpan<long> values, ReadOnlySpan<int> codes)
        {
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] == NumberColumn.NullMantissa)
                    continue;

                _low[codes[i]] += (uint)values[i];
                _high[codes[i]] += values[i] >> 32;
                _present[codes[i]]++;
            }
        }
    }
}
