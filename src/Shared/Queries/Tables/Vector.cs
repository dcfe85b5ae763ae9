using System.Diagnostics;
using Tally.Columns;

namespace Tally.Queries.Tables;

/// <summary>
/// A run of cells of one type: the arrays of a source column as they lie, or what a step of a query made. Closed: the
/// nested classes are all there are, so that kernels can be written over their arrays.
/// </summary>
internal abstract class Vector(SqlType type, int count)
{
    public SqlType Type => type;

    public int Count => count;

    public abstract CellValue this[int row] { get; }

    public abstract bool IsNull(int row);

    public static Vector Of(Column column) => column switch
    {
        TextColumn text => new TextVector(text.DictionaryArray, text.CodeArray),
        NumberColumn number => new NumberVector(number.Type.ToSqlType(), number.MantissaArray, number.Scale),
        WideNumberColumn wide => new WideVector(wide.Type.ToSqlType(), wide.ValueArray),
        DateColumn date => new DateVector(date.DayArray),
        DateTimeColumn moment => new MomentVector(moment.TickArray),
        BooleanColumn truth => new TruthVector(truth.FlagArray),
        _ => throw new UnreachableException(),
    };
}

internal sealed class TextVector(string[] dictionary, int[] codes) : Vector(SqlType.Text, codes.Length)
{
    public string[] Dictionary => dictionary;

    public int[] Codes => codes;

    public override bool IsNull(int row) => codes[row] < 0;

    public override CellValue this[int row] => codes[row] is >= 0 and var code ? CellValue.Of(dictionary[code]) : CellValue.Null;
}

internal sealed class NumberVector(SqlType type, long[] mantissas, byte scale) : Vector(type, mantissas.Length)
{
    public long[] Mantissas => mantissas;

    public byte Scale => scale;

    public override bool IsNull(int row) => mantissas[row] == NumberColumn.NullMantissa;

    public override CellValue this[int row] =>
        mantissas[row] == NumberColumn.NullMantissa ? CellValue.Null : CellValue.Of(NumberColumn.ToDecimal(mantissas[row], scale));
}

internal sealed class WideVector(SqlType type, decimal?[] values) : Vector(type, values.Length)
{
    public override bool IsNull(int row) => values[row] is null;

    public override CellValue this[int row] => values[row] is { } value ? CellValue.Of(value) : CellValue.Null;
}

internal sealed class DateVector(int[] days) : Vector(SqlType.Date, days.Length)
{
    public int[] Days => days;

    public override bool IsNull(int row) => days[row] == DateColumn.NullDay;

    public override CellValue this[int row] =>
        days[row] == DateColumn.NullDay ? CellValue.Null : CellValue.Of(DateOnly.FromDayNumber(days[row]));
}

internal sealed class MomentVector(long[] ticks) : Vector(SqlType.DateTime, ticks.Length)
{
    public long[] Ticks => ticks;

    public override bool IsNull(int row) => ticks[row] == DateTimeColumn.NullTicks;

    public override CellValue this[int row] =>
        ticks[row] == DateTimeColumn.NullTicks ? CellValue.Null : CellValue.Of(new DateTime(ticks[row], DateTimeKind.Unspecified));
}

internal sealed class TruthVector(sbyte[] flags) : Vector(SqlType.Boolean, flags.Length)
{
    public sbyte[] Flags => flags;

    public override bool IsNull(int row) => flags[row] == BooleanColumn.NullFlag;

    public override CellValue this[int row] => flags[row] == BooleanColumn.NullFlag ? CellValue.Null : CellValue.Of(flags[row] == 1);
}

/// <summary>Cells one by one, for what has no array of its own.</summary>
internal sealed class CellVector(SqlType type, CellValue[] cells) : Vector(type, cells.Length)
{
    public override bool IsNull(int row) => cells[row].IsNull;

    public override CellValue this[int row] => cells[row];
}

/// <summary>Some rows of another vector, in some order; -1 is a row that was not there (the empty side of an outer join).</summary>
internal sealed class SelectedVector(Vector source, int[] rows) : Vector(source.Type, rows.Length)
{
    public Vector Source => source;

    public int[] Rows => rows;

    public override bool IsNull(int row) => rows[row] < 0 || source.IsNull(rows[row]);

    public override CellValue this[int row] => rows[row] < 0 ? CellValue.Null : source[rows[row]];
}
