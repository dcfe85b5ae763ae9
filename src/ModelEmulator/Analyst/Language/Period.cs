namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>A stretch of time that a question names.</summary>
internal abstract record Period
{
    private Period()
    {
    }

    /// <summary>A year, a quarter, a month or a day.</summary>
    public sealed record Unit(DateOnly From, DateOnly To, Grain Grain) : Period;

    /// <summary>From one unit to another, both included; an end may be open.</summary>
    public sealed record Range(Unit? First, Unit? Last) : Period;

    /// <summary>March of any year, the second quarter of any year.</summary>
    public sealed record Recurring(int FirstMonth, int LastMonth) : Period;

    /// <summary>The newest or the oldest the data has.</summary>
    public sealed record Edge(bool IsLatest) : Period;

    /// <summary>The last few years.</summary>
    public sealed record LastYears(int Count) : Period;

    /// <summary>All the data has.</summary>
    public sealed record Whole : Period;

    public static Unit Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), Grain.Year);

    public static Unit Months(int year, int first, int last) =>
        new(new DateOnly(year, first, 1), new DateOnly(year, last, DateTime.DaysInMonth(year, last)), first == last ? Grain.Month : Grain.Quarter);

    public static Unit Day(DateOnly date) => new(date, date, Grain.Day);
}

internal enum Grain
{
    Year,
    Quarter,
    Month,
    Day,
}

/// <summary>A period where it stands in the question.</summary>
internal sealed record PeriodMention(Period Period, int Start, int Length)
{
    public int End => Start + Length;
}
