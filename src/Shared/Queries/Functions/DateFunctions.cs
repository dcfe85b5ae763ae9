using System.Globalization;
using Tally.Columns;
using Tally.Queries.Expressions;
using static Tally.Queries.Functions.ParameterKind;

namespace Tally.Queries.Functions;

/// <summary>Functions of dates and moments; weeks are ISO, Monday is 1.</summary>
internal static class DateFunctions
{
    public static IEnumerable<ScalarFunction> All =>
    [
        Part("YEAR", moment => moment.Year),
        Part("QUARTER", moment => ((moment.Month - 1) / 3) + 1),
        Part("MONTH", moment => moment.Month),
        Part("WEEK", moment => ISOWeek.GetWeekOfYear(moment)),
        Part("DAY", moment => moment.Day),
        Part("WEEKDAY", moment => moment.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)moment.DayOfWeek),
        Part("DAYOFYEAR", moment => moment.DayOfYear),
        Part("HOUR", moment => moment.Hour),
        Part("MINUTE", moment => moment.Minute),
        Part("SECOND", moment => moment.Second),
        new()
        {
            Name = "DATE_TRUNC",
            Parameters = [Text, Temporal],
            Result = arguments => arguments[1].Type,
            Apply = (a, call) => Like(a[1], Truncate(Unit(a[0], call), CellOrder.ToDateTime(a[1]))),
        },
        new()
        {
            Name = "DATE_DIFF",
            Parameters = [Text, Temporal, Temporal],
            Result = arguments => SqlType.Integer,
            Apply = (a, call) => CellValue.Of(Difference(Unit(a[0], call), CellOrder.ToDateTime(a[1]), CellOrder.ToDateTime(a[2]))),
        },
        new()
        {
            Name = "DATE_ADD",
            Parameters = [Text, Whole, Temporal],
            Result = arguments => arguments[2].Type,
            Apply = (a, call) => Like(a[2], Add(Unit(a[0], call), decimal.ToInt32(a[1].AsNumber()), CellOrder.ToDateTime(a[2]))),
        },
        new()
        {
            Name = "MAKE_DATE",
            Parameters = [Whole, Whole, Whole],
            Result = arguments => SqlType.Date,
            Apply = (a, call) => CellValue.Of(new DateOnly(decimal.ToInt32(a[0].AsNumber()), decimal.ToInt32(a[1].AsNumber()), decimal.ToInt32(a[2].AsNumber()))),
        },
    ];

    private static ScalarFunction Part(string name, Func<DateTime, int> part) => new()
    {
        Name = name,
        Parameters = [Temporal],
        Result = arguments => SqlType.Integer,
        Apply = (a, call) => CellValue.Of((decimal)part(CellOrder.ToDateTime(a[0]))),
    };

    private static string Unit(CellValue unit, FunctionCall call) =>
        unit.AsText().ToLowerInvariant() is "year" or "quarter" or "month" or "week" or "day" or "hour" or "minute" or "second"
            ? unit.AsText().ToLowerInvariant()
            : throw call.Refuse("the unit is 'year', 'quarter', 'month', 'week', 'day', 'hour', 'minute' or 'second'.");

    private static CellValue Like(CellValue model, DateTime moment) =>
        model.Kind == CellKind.Date ? CellValue.Of(DateOnly.FromDateTime(moment)) : CellValue.Of(moment);

    private static DateTime Truncate(string unit, DateTime moment) => unit switch
    {
        "year" => new DateTime(moment.Year, 1, 1),
        "quarter" => new DateTime(moment.Year, ((moment.Month - 1) / 3 * 3) + 1, 1),
        "month" => new DateTime(moment.Year, moment.Month, 1),
        "week" => moment.Date.AddDays(-(((int)moment.DayOfWeek + 6) % 7)),
        "day" => moment.Date,
        "hour" => moment.Date.AddHours(moment.Hour),
        "minute" => moment.Date.AddMinutes((moment.Hour * 60) + moment.Minute),
        _ => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond)),
    };

    // How many boundaries of the unit lie between the two, as DATE_DIFF has it elsewhere.
    private static decimal Difference(string unit, DateTime from, DateTime to) => unit switch
    {
        "year" => to.Year - from.Year,
        "quarter" => ((to.Year - from.Year) * 4) + ((to.Month - 1) / 3) - ((from.Month - 1) / 3),
        "month" => ((to.Year - from.Year) * 12) + to.Month - from.Month,
        "week" => (Truncate("week", to) - Truncate("week", from)).Days / 7,
        "day" => (to.Date - from.Date).Days,
        "hour" => (Truncate("hour", to) - Truncate("hour", from)).Ticks / TimeSpan.TicksPerHour,
        "minute" => (Truncate("minute", to) - Truncate("minute", from)).Ticks / TimeSpan.TicksPerMinute,
        _ => (Truncate("second", to) - Truncate("second", from)).Ticks / TimeSpan.TicksPerSecond,
    };

    private static DateTime Add(string unit, int count, DateTime moment) => unit switch
    {
        "year" => moment.AddYears(count),
        "quarter" => moment.AddMonths(checked(count * 3)),
        "month" => moment.AddMonths(count),
        "week" => moment.AddDays(count * 7.0),
        "day" => moment.AddDays(count),
        "hour" => moment.AddHours(count),
        "minute" => moment.AddMinutes(count),
        _ => moment.AddSeconds(count),
    };
}
