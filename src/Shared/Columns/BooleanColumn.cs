namespace Tally.Columns;

/// <summary>Truth values: 1, 0, or <see cref="NullFlag"/>.</summary>
public sealed class BooleanColumn(string name, sbyte[] flags) : Column(name, ColumnType.Boolean, flags.Length)
{
    public const sbyte NullFlag = -1;

    public ReadOnlySpan<sbyte> Flags => flags;

    internal sbyte[] FlagArray => flags;

    public override bool IsNull(int row) => flags[row] == NullFlag;

    public override CellValue this[int row] => flags[row] == NullFlag ? CellValue.Null : CellValue.Of(flags[row] == 1);

    public override long SizeInBytes => flags.Length;
}
