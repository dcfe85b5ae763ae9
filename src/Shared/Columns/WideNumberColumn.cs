namespace Tally.Columns;

/// <summary>Exact numbers too long or too varied in scale for <see cref="NumberColumn"/>.</summary>
public sealed class WideNumberColumn(string name, ColumnType type, decimal?[] values) : Column(name, type, values.Length)
{
    public ReadOnlySpan<decimal?> Values => values;

    internal decimal?[] ValueArray => values;

    public override bool IsNull(int row) => values[row] is null;

    public override CellValue this[int row] => values[row] is { } value ? CellValue.Of(value) : CellValue.Null;

    public override long SizeInBytes => 24L * values.Length;
}
