namespace Tally.Columns;

/// <summary>How the dates of a column are written.</summary>
internal sealed class DateEvidence
{
    private readonly int[] _byFits = new int[8];
    private short? _offset;

    public int Count { get; private set; }

    public int WithTime { get; private set; }

    public int WithOffset { get; private set; }

    public bool OffsetsDiffer { get; private set; }

    public int TwoDigitYears { get; private set; }

    /// <summary>Dates whose day and month could be exchanged for another day.</summary>
    public int Exchangeable { get; private set; }

    /// <summary>The one offset from UTC, in minutes, that is written.</summary>
    public short? Offset => OffsetsDiffer ? null : _offset;

    /// <summary>A day written year first, as machines do.</summary>
    public void AddIsoDay()
    {
        Count++;
        _byFits[1 << (int)DateOrder.YearMonthDay]++;
    }

    public void Add(in DateLexeme date)
    {
        Count++;
        _byFits[date.Fits]++;
        WithTime += date.TimeOfDay is null ? 0 : 1;
        TwoDigitYears += date.TwoDigitYear ? 1 : 0;
        bool both = date.Allows(DateOrder.DayMonthYear) && date.Allows(DateOrder.MonthDayYear);
        Exchangeable += both && date.First != date.Second ? 1 : 0;
        if (date.Offset is { } offset)
        {
            OffsetsDiffer |= WithOffset > 0 && _offset != offset;
            _offset = offset;
            WithOffset++;
        }
    }

    /// <summary>How many cells are a day of the calendar in that order.</summary>
    public int Fit(DateOrder order)
    {
        int fit = 0;
        for (int bits = 0; bits < _byFits.Length; bits++)
        {
            fit += (bits & (1 << (int)order)) != 0 ? _byFits[bits] : 0;
        }

        return fit;
    }
}
