namespace Tally.Columns;

/// <summary>In which order a column writes the parts of its dates.</summary>
internal enum DateOrder : byte
{
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

/// <summary>A cell that looks like a date: its three numbers as written, and the orders that make them a real day.</summary>
internal struct DateLexeme
{
    public int First;
    public int Second;
    public int Third;

    /// <summary>The time of day in ticks, when one is written.</summary>
    public long? TimeOfDay;

    /// <summary>The offset from UTC in minutes, when one is written.</summary>
    public short? Offset;

    public bool TwoDigitYear;

    /// <summary>One bit for each <see cref="DateOrder"/> that reads it as a day of the calendar.</summary>
    public byte Fits;

    public readonly bool Allows(DateOrder order) => (Fits & (1 << (int)order)) != 0;

    public readonly DateOnly Day(DateOrder order)
    {
        var (year, month, day) = Parts(order);
        return new DateOnly(year, month, day);
    }

    /// <summary>Finds which orders are possible among those in <paramref name="candidates"/>.</summary>
    public bool Settle(byte candidates)
    {
        for (var order = DateOrder.YearMonthDay; order <= DateOrder.MonthDayYear; order++)
        {
            if ((candidates & (1 << (int)order)) != 0 && IsDay(Parts(order)))
            {
                Fits |= (byte)(1 << (int)order);
            }
        }

        return Fits != 0;
    }

    private static bool IsDay((int Year, int Month, int Day) parts) =>
        parts.Year is >= 1 and <= 9999 && parts.Month is >= 1 and <= 12
        && parts.Day >= 1 && parts.Day <= DateTime.DaysInMonth(parts.Year, parts.Month);

    private readonly (int Year, int Month, int Day) Parts(DateOrder order) => order switch
    {
        DateOrder.YearMonthDay => (FullYear(First), Second, Third),
        DateOrder.DayMonthYear => (FullYear(Third), Second, First),
        DateOrder.MonthDayYear => (FullYear(Third), First, Second),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // 49 is 2049 and 50 is 1950, as spreadsheets of today read them.
    private readonly int FullYear(int year) => !TwoDigitYear ? year : year < 50 ? 2000 + year : 1900 + year;
}
