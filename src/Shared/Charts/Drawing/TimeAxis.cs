using System.Globalization;
using Tally.Columns;

namespace Tally.Charts.Drawing;

/// <summary>Dates along a line, ticks at the starts of years, months, days or hours.</summary>
internal sealed class TimeAxis : PlaceAxis
{
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    private static readonly int[] MonthSteps = [1, 2, 3, 6];
    private static readonly int[] DaySteps = [1, 2, 7, 14];
    private static readonly int[] HourSteps = [1, 3, 6, 12];

    private readonly double _from;
    private readonly double _to;
    private readonly Sheet _sheet;

    public TimeAxis(IReadOnlyList<CellValue> xs, Sheet sheet)
    {
        _sheet = sheet;
        (_from, _to) = (xs.Min(Position.Of), xs.Max(Position.Of));
        if (_from == _to)
            (_from, _to) = (_from - 1, _to + 1);
    }

    public override double Slot => 0;

    public override double Share(CellValue x) => Share(Position.Of(x));

    public override IReadOnlyList<Tick> Ticks(double width)
    {
        foreach (var ticks in Candidates())
        {
            if (ticks.Count >= 2 && Fits(ticks, width))
                return ticks;
        }

        return Ends(width);
    }

    /// <summary>From the finest division that makes sense for the span to the coarsest.</summary>
    private IEnumerable<List<Tick>> Candidates()
    {
        var (first, last) = (Moment(_from), Moment(_to));
        double days = _to - _from;
        if (days <= 4 && _sheet.Chart.X.Scale == ChartScale.DateTime)
        {
            foreach (int step in HourSteps)
                yield return Every(first.Date, last, at => at.AddHours(step), at => $"{_sheet.Numbers.Date(Day(at))} {at.ToString("HH:mm", CultureInfo.InvariantCulture)}");
        }

        if (days <= 180)
        {
            foreach (int step in DaySteps)
                yield return Every(first.Date, last, at => at.AddDays(step), at => _sheet.Numbers.Date(Day(at)));
        }

        if (days <= 3700)
        {
            foreach (int step in MonthSteps)
                yield return Every(new DateTime(first.Year, 1, 1), last, at => at.AddMonths(step), at => $"{_sheet.Numbers.Month(at.Month)} {at.Year}");
        }

        foreach (int step in YearSteps)
        {
            int start = Math.Max(1, first.Year / step * step);
            yield return Every(new DateTime(start, 1, 1), last, at => at.Year + step > 9999 ? DateTime.MaxValue : at.AddYears(step), at => $"{at.Year}");
        }
    }

    private List<Tick> Every(DateTime start, DateTime last, Func<DateTime, DateTime> next, Func<DateTime, string> text)
    {
        var ticks = new List<Tick>();
        for (var at = start; at <= last && at < DateTime.MaxValue; at = next(at))
        {
            double share = Share(at.Ticks / (double)TimeSpan.TicksPerDay);
            if (share >= -1e-9)
                ticks.Add(new Tick(share, text(at)));
        }

        return ticks;
    }

    private List<Tick> Ends(double width)
    {
        var ends = new List<Tick> { new(Share(_from), _sheet.Numbers.Date(Day(Moment(_from)))), new(Share(_to), _sheet.Numbers.Date(Day(Moment(_to)))) };
        return Fits(ends, width) ? ends : [ends[0]];
    }

    private static bool Fits(List<Tick> ticks, double width) => ticks.Zip(ticks.Skip(1)).All(pair =>
        (TextWidth.Of(pair.First.Text, Ink.TextSize) + TextWidth.Of(pair.Second.Text, Ink.TextSize)) / 2 + 12
        <= (pair.Second.Share - pair.First.Share) * width);

    private static DateTime Moment(double days) => new((long)Math.Clamp(days * TimeSpan.TicksPerDay, 0, DateTime.MaxValue.Ticks));

    private static DateOnly Day(DateTime moment) => DateOnly.FromDateTime(moment);

    private double Share(double at) => (at - _from) / (_to - _from);
}
