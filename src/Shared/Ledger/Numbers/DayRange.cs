using System.Globalization;

namespace Tally.Ledger.Numbers;

/// <summary>Days from first to last, both included, as <see cref="DateOnly.DayNumber"/>: one scale for years, months and days.</summary>
internal readonly record struct DayRange(int First, int Last)
{
    public int Days => Last - First + 1;

    public static DayRange Year(int year) => new(new DateOnly(year, 1, 1).DayNumber, new DateOnly(year, 12, 31).DayNumber);

    public static DayRange Month(int year, int month, int months = 1)
    {
        var first = new DateOnly(year, month, 1);
        return new(first.DayNumber, first.AddMonths(months).DayNumber - 1);
    }

    public static DayRange Day(DateOnly day) => new(day.DayNumber, day.DayNumber);

    public bool Contains(DayRange other) => First <= other.First && other.Last <= Last;

    public bool Overlaps(DayRange other) => First <= other.Last && other.First <= Last;

    public DayRange To(DayRange last) => new(Math.Min(First, last.First), Math.Max(Last, last.Last));

    /// <summary>The year when it is exactly one.</summary>
    public int? WholeYear =>
        DateOnly.FromDayNumber(First) is { Month: 1, Day: 1 } first && Year(first.Year) == this ? first.Year : null;

    /// <summary>Reads a machine form: 2020, 2020-03, 2020-Q1, 2020-03-15, 2020-03-15T10:00:00.</summary>
    public static DayRange? Parse(string text)
    {
        if (text.Length < 4 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1 or > 9998)
            return null;
        if (text.Length == 4)
            return Year(year);
        if (text is [_, _, _, _, '-' or ' ', 'Q' or 'T', >= '1' and <= '4'])
            return Month(year, (3 * (text[6] - '1')) + 1, 3);
        if (text.Length == 7 && text[4] == '-' && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12)
            return Month(year, month);
        return text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Day(day)
            : null;
    }
}
