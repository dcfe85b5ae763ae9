namespace Tally.Columns;

/// <summary>
/// Exact numbers that share one scale: the value of a row is its mantissa divided by ten to the scale.
/// <see cref="NullMantissa"/> marks null.
/// </summary>
public sealed class NumberColumn(string name, ColumnType type, long[] mantissas, byte scale) : Column(name, type, mantissas.Length)
{
    public const long NullMantissa = long.MinValue;

    public ReadOnlySpan<long> Mantissas => mantissas;

    internal long[] MantissaArray => mantissas;

    /// <summary>Digits after the decimal point, 0 to 18.</summary>
    public byte Scale => scale;

    public override bool IsNull(int row) => mantissas[row] == NullMantissa;

    public override CellValue this[int row] =>
        mantissas[row] == NullMantissa ? CellValue.Null : CellValue.Of(ToDecimal(mantissas[row], scale));

    public override long SizeInBytes => 10L * mantissas.Length;

    public static decimal ToDecimal(long mantissa, byte scale)
    {
        ulong magnitude = mantissa < 0 ? (ulong)-mantissa : (ulong)mantissa;
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), 0, mantissa < 0, scale);
    }
}
