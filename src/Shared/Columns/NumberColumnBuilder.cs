using System.Runtime.CompilerServices;

namespace Tally.Columns;

/// <summary>Numbers as scaled longs while they fit, as decimals once one does not.</summary>
internal sealed class NumberColumnBuilder(ColumnPlan plan) : ColumnBuilder(plan)
{
    private readonly GrowingArray<long> _mantissas = new();

    // The separator that is the decimal sign; whole numbers have none.
    private readonly byte _point = plan.Type == ColumnType.Integer ? (byte)0 : plan.DecimalComma ? (byte)',' : (byte)'.';
    private List<decimal?>? _wide;
    private byte _scale;

    public override Column Build()
    {
        if (_wide is not null)
        {
            return new WideNumberColumn(Plan.Name, Plan.Type, [.. _wide]) { Misfits = Misfits };
        }

        return new NumberColumn(Plan.Name, Plan.Type, _mantissas.Take(), _scale) { Misfits = Misfits };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override CellReading AddCell(ReadOnlySpan<byte> cell, in SimpleNumber number)
    {
        if (number.IsNone || (number.Separator != 0 && number.Separator != _point))
        {
            return AddOther(cell);
        }

        if (_wide is not null || !TryAdd(number.Mantissa, number.FractionDigits))
        {
            Widen().Add(NumberColumn.ToDecimal(number.Mantissa, number.FractionDigits));
        }

        return CellReading.Value;
    }

    private CellReading AddOther(ReadOnlySpan<byte> cell)
    {
        var reading = CellParser.TryNumber(cell, Plan, out var number);
        if (reading != CellReading.Value)
        {
            AddNull();
            return reading;
        }

        if (_wide is null && NumberReader.TryReadLong(number, Plan.DecimalComma, out long mantissa, out int scale) && TryAdd(mantissa, scale))
        {
            return reading;
        }

        if (!NumberReader.TryReadDecimal(number, Plan.DecimalComma, out decimal exact))
        {
            AddNull();
            return CellReading.Misfit;
        }

        Widen().Add(exact);
        return reading;
    }

    private void AddNull()
    {
        if (_wide is null)
        {
            _mantissas.Add(NumberColumn.NullMantissa);
        }
        else
        {
            _wide.Add(null);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAdd(long mantissa, int scale)
    {
        if (scale > _scale && !TryRescale((byte)scale))
        {
            return false;
        }

        for (; scale < _scale; scale++)
        {
            if (Math.Abs(mantissa) > long.MaxValue / 10)
            {
                return false;
            }

            mantissa *= 10;
        }

        _mantissas.Add(mantissa);
        return true;
    }

    private bool TryRescale(byte scale)
    {
        long factor = 1;
        for (int i = _scale; i < scale; i++)
        {
            factor *= 10;
        }

        long most = long.MaxValue / factor;
        foreach (var piece in _mantissas.Pieces())
        {
            foreach (long mantissa in piece.Span)
            {
                if (mantissa != NumberColumn.NullMantissa && Math.Abs(mantissa) > most)
                {
                    return false;
                }
            }
        }

        foreach (var piece in _mantissas.Pieces())
        {
            foreach (ref long mantissa in piece.Span)
            {
                mantissa = mantissa == NumberColumn.NullMantissa ? mantissa : mantissa * factor;
            }
        }

        _scale = scale;
        return true;
    }

    private List<decimal?> Widen()
    {
        if (_wide is null)
        {
            _wide = [.. _mantissas.Take().Select(mantissa =>
                mantissa == NumberColumn.NullMantissa ? (decimal?)null : NumberColumn.ToDecimal(mantissa, _scale))];
        }

        return _wide;
    }
}
