using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>What one thread keeps of an aggregate, by the code of the group; merged in the order of the rows.</summary>
internal abstract class PassMeasure
{
    /// <summary>Keeps nothing: for rows, which are counted anyway.</summary>
    public static PassMeasure None { get; } = new Nothing();

    public abstract void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes);

    public abstract void Merge(PassMeasure other);

    /// <summary>How many values that are not null a group has.</summary>
    public abstract long CountOf(int code);

    private sealed class Nothing : PassMeasure
    {
        public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
        {
        }

        public override void Merge(PassMeasure other)
        {
        }

        public override long CountOf(int code) => 0;
    }
}

/// <summary>A sum in one long a group where no order of the values can overflow it, in two halves of 32 bits where one could.</summary>
internal sealed class PassSum(int groups, long[] values, LongRange range) : PassMeasure
{
    private readonly bool _fits = range.IsEmpty || Int128.Max(Int128.Abs(range.Low), Int128.Abs(range.High)) * values.Length <= long.MaxValue;
    private readonly long[] _low = new long[groups];
    private readonly long[] _high = new long[groups];
    private readonly int[] _counts = new int[groups];

    public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        if (_fits)
            AddWhole(rows, codes);
        else
            AddHalves(rows, codes);
    }

    public override void Merge(PassMeasure other)
    {
        var sum = (PassSum)other;
        for (int code = 0; code < _low.Length; code++)
        {
            _low[code] += sum._low[code];
            _high[code] += sum._high[code];
            _counts[code] += sum._counts[code];
        }
    }

    public Int128 SumOf(int code) => ((Int128)_high[code] << 32) + _low[code];

    public override long CountOf(int code) => _counts[code];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddWhole(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        long[] source = values, low = _low;
        int[] counts = _counts;
        codes = codes[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            long value = source[rows[i]];
            if (value == NumberColumn.NullMantissa)
                continue;

            low[codes[i]] += value;
            counts[codes[i]]++;
        }
    }

    // Two halves of 32 bits in longs of their own cannot overflow before two thousand million rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddHalves(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        long[] source = values;
        codes = codes[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            long value = source[rows[i]];
            if (value == NumberColumn.NullMantissa)
                continue;

            _low[codes[i]] += (uint)value;
            _high[codes[i]] += value >> 32;
            _counts[codes[i]]++;
        }
    }
}

/// <summary>The lowest and highest of numbers, moments or days.</summary>
internal sealed class PassExtremes(int groups, long[]? longs, int[]? days, long none) : PassMeasure
{
    private readonly long[] _low = Filled(groups, long.MaxValue);
    private readonly long[] _high = Filled(groups, long.MinValue);

    /// <summary>Over a column's array, or null when it has none of integers.</summary>
    public static PassExtremes? Of(int groups, Vector column) => column switch
    {
        NumberVector number => new PassExtremes(groups, number.Mantissas, null, NumberColumn.NullMantissa),
        MomentVector moment => new PassExtremes(groups, moment.Ticks, null, DateTimeColumn.NullTicks),
        DateVector date => new PassExtremes(groups, null, date.Days, DateColumn.NullDay),
        _ => null,
    };

    public long Low(int code) => _low[code];

    public long High(int code) => _high[code];

    public override long CountOf(int code) => _low[code] <= _high[code] ? 1 : 0;

    public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        if (longs is not null)
            AddLongs(longs, rows, codes);
        else
            AddDays(days!, rows, codes);
    }

    public override void Merge(PassMeasure other)
    {
        var extremes = (PassExtremes)other;
        for (int code = 0; code < _low.Length; code++)
        {
            _low[code] = Math.Min(_low[code], extremes._low[code]);
            _high[code] = Math.Max(_high[code], extremes._high[code]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLongs(long[] source, ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        long[] low = _low, high = _high;
        codes = codes[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            long value = source[rows[i]];
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddDays(int[] source, ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        long[] low = _low, high = _high;
        codes = codes[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int value = source[rows[i]];
            if (value == none)
                continue;

            int code = codes[i];
            if (value < low[code])
                low[code] = value;

            if (value > high[code])
                high[code] = value;
        }
    }

    private static long[] Filled(int length, long value)
    {
        long[] filled = new long[length];
        filled.AsSpan().Fill(value);
        return filled;
    }
}

/// <summary>Values that are there.</summary>
internal sealed class PassPresent(int groups, Vector column) : PassMeasure
{
    private readonly int[] _counts = new int[groups];

    public override long CountOf(int code) => _counts[code];

    public override void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        codes = codes[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
            _counts[codes[i]] += column.IsNull(rows[i]) ? 0 : 1;
    }

    public override void Merge(PassMeasure other)
    {
        for (int code = 0; code < _counts.Length; code++)
            _counts[code] += ((PassPresent)other)._counts[code];
    }
}
