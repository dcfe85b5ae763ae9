namespace Tally.Columns;

/// <summary>Dates as day numbers (<see cref="DateOnly.DayNumber"/>); <see cref="NullDay"/> marks null.</summary>
public sealed class DateColumn(string name, int[] days) : Column(name, ColumnType.Date, days.Length)
{
    public const int NullDay = int.MinValue;

    public ReadOnlySpan<int> Days => days;

    internal int[] DayArray => days;

    public override bool IsNull(int row) => days[row] == NullDay;

    public override CellValue this[int row] =>
        days[row] == NullDay ? CellValue.Null : CellValue.Of(DateOnly.FromDayNumber(days[row]));

    public override long SizeInBytes => 6L * days.Length;
}

/// <summary>Moments without a zone as ticks; <see cref="NullTicks"/> marks null.</summary>
public sealed class DateTimeColumn(string name, long[] ticks) : Column(name, ColumnType.DateTime, ticks.Length)
{
    public const long NullTicks = long.MinValue;

    public ReadOnlySpan<long> Ticks => ticks;

    internal long[] TickArray => ticks;

    public override bool IsNull(int row) => ticks[row] == NullTicks;

    public override CellValue this[int row] =>
        ticks[row] == NullTicks ? CellValue.Null : CellValue.Of(new DateTime(ticks[row], DateTimeKind.Unspecified));

    public override long SizeInBytes => 10L * ticks.Length;
}
