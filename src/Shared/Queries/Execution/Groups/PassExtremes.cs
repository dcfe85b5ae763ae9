using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>The lowest and highest of numbers, moments or days by group.</summary>
internal abstract class PassExtremes : PassMeasure
{
    public static PassExtremes? Of(int groups, Lane? lane) => lane switch
    {
        Lane<byte> narrow => new Over<byte>(groups, narrow),
        Lane<ushort> narrow => new Over<ushort>(groups, narrow),
        Lane<int> wide => new Over<int>(groups, wide),
        Lane<long> wide => new Over<long>(groups, wide),
        _ => null,
    };

    /// <summary>True for a group without a value.</summary>
    public abstract bool IsEmpty(int code);

    public abstract long Low(int code);

    public abstract long High(int code);

    private sealed class Over<T>(int groups, Lane<T> lane) : PassExtremes
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        private readonly T[] _low = Filled(groups, T.MaxValue);
        private readonly T[] _high = Filled(groups, T.MinValue);
        private readonly T[] _taken = new T[PassPart.Chunk];

        public override bool IsEmpty(int code) => _low[code] > _high[code];

        public override long Low(int code) => lane.Below + LaneValue.ToLong(_low[code]);

        public override long High(int code) => lane.Below + LaneValue.ToLong(_high[code]);

        public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes) => AddAll(lane.Take(rows, _taken), codes);

        public override void Merge(PassMeasure other)
        {
            var extremes = (Over<T>)other;
            for (int code = 0; code < _low.Length; code++)
            {
                _low[code] = T.Min(_low[code], extremes._low[code]);
                _high[code] = T.Max(_high[code], extremes._high[code]);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddAll(ReadOnlySpan<T> values, ReadOnlySpan<int> codes)
        {
            T[] low = _low, high = _high;
            var none = lane.None;
            codes = codes[..values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                var value = values[i];
                if (value == none)
                    continue;

                // After the first few rows of a group a new extreme is rare.
                int code = codes[i];
                if (value < low[code])
                    low[code] = value;

                if (value > high[code])
                    high[code] = value;
            }
        }

        private static T[] Filled(int length, T value)
        {
            var filled = new T[length];
            filled.AsSpan().Fill(value);
            return filled;
        }
    }
}
