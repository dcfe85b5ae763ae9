using System.Numerics;
using Tally.Columns;
using Tally.Queries.Expressions;

namespace Tally.Queries.Functions;

/// <summary>SUM and AVG: exact while the values are, so that the order of the rows cannot matter.</summary>
internal sealed class SumAccumulator(int groups, bool average, bool approximate) : Accumulator
{
    private readonly ExactSum[] _sums = approximate ? [] : new ExactSum[groups];
    private readonly double[] _doubles = approximate ? new double[groups] : [];
    private readonly double[] _corrections = approximate ? new double[groups] : [];
    private readonly long[] _counts = new long[groups];

    public override void Add(int group, ReadOnlySpan<CellValue> values)
    {
        _counts[group]++;
        if (approximate)
            AddCompensated(group, CellOrder.ToDouble(values[0]));
        else
            _sums[group].Add(values[0].AsNumber());
    }

    /// <summary>Adds what a kernel has summed already.</summary>
    public void AddExact(int group, Int128 mantissas, byte scale, long count)
    {
        _counts[group] += count;
        _sums[group].Add(mantissas, scale);
    }

    public override CellValue Result(int group)
    {
        if (_counts[group] == 0)
            return CellValue.Null;

        if (approximate)
        {
            double sum = _doubles[group] + _corrections[group];
            return CellValue.OfApproximate(average ? sum / _counts[group] : sum);
        }

        return CellValue.Of(average ? _sums[group].DividedBy(_counts[group]) : _sums[group].ToDecimal());
    }

    // Neumaier's summation: the error of each addition is kept and added at the end.
    private void AddCompensated(int group, double value)
    {
        double sum = _doubles[group];
        double next = sum + value;
        _corrections[group] += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
        _doubles[group] = next;
    }
}

/// <summary>A sum of decimals of any scales without rounding: 128 bits while they suffice, then as many as it takes.</summary>
internal struct ExactSum
{
    private Int128 _small;
    private BigInteger _big;
    private byte _scale;
    private bool _isBig;

    public void Add(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = new Int128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        Add(bits[3] < 0 ? -magnitude : magnitude, value.Scale);
    }

    public void Add(Int128 mantissa, byte scale)
    {
        if (!_isBig && _small == Int128.Zero && scale > _scale)
            _scale = scale;

        if (!_isBig && scale == _scale)
        {
            var sum = _small + mantissa;

            // Two of one sign whose sum has the other have wrapped.
            if (Int128.IsNegative(_small) != Int128.IsNegative(mantissa) || Int128.IsNegative(sum) == Int128.IsNegative(mantissa))
            {
                _small = sum;
                return;
            }
        }

        AddBig(mantissa, scale);
    }

    public readonly decimal ToDecimal() => IsLong
        ? Exactness.OfLong((long)_small, _scale)
        : Exactness.Round(Mantissa, _scale);

    public readonly decimal DividedBy(long count) => IsLong && LongQuotient.Fits((long)_small, count)
        ? LongQuotient.Of((long)_small, _scale, count)
        : Exactness.Divide(Mantissa, _scale, count);

    private readonly bool IsLong => !_isBig && _small <= long.MaxValue && _small >= long.MinValue;

    private readonly BigInteger Mantissa => _isBig ? _big : _small;

    private void AddBig(BigInteger mantissa, byte scale)
    {
        if (!_isBig)
        {
            _big = _small;
            _isBig = true;
        }

        if (scale > _scale)
        {
            _big *= BigInteger.Pow(10, scale - _scale);
            _scale = scale;
        }

        _big += scale < _scale ? mantissa * BigInteger.Pow(10, _scale - scale) : mantissa;
    }
}
