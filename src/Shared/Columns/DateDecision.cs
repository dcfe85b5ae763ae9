using Tally.Datasets;

namespace Tally.Columns;

/// <summary>The order in which one column writes its dates, and how sure that is.</summary>
internal sealed record DateDecision
{
    public required DateOrder Order { get; init; }

    public required int Fit { get; init; }

    public required bool Sure { get; init; }

    /// <summary>Dates that only the other order of day and month can read.</summary>
    public required int Contradicting { get; init; }

    public static IReadOnlyList<DateDecision> DecideAll(IReadOnlyList<DateEvidence> columns, PlanHints hints)
    {
        int dayFirst = columns.Sum(column => column.Fit(DateOrder.DayMonthYear) > column.Fit(DateOrder.MonthDayYear) ? 1 : 0);
        int monthFirst = columns.Sum(column => column.Fit(DateOrder.MonthDayYear) > column.Fit(DateOrder.DayMonthYear) ? 1 : 0);
        DateOrder? file = hints.Dates
            ?? (dayFirst > monthFirst ? DateOrder.DayMonthYear : monthFirst > dayFirst ? DateOrder.MonthDayYear : null);
        return [.. columns.Select(column => Decide(column, file, hints))];
    }

    public void Report(string name, ColumnEvidence evidence, ICollection<Problem> problems)
    {
        if (!Sure)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.AmbiguousDate,
                Message = $"Column '{name}' can be read with the day or with the month first; "
                    + $"the {(Order == DateOrder.DayMonthYear ? "day" : "month")} was taken to come first. Say which in the sidecar (culture).",
                Column = name,
                Count = evidence.Dates.Exchangeable,
            });
        }

        if (Contradicting > 0 && evidence.Dates.Exchangeable > 0)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.MixedDateOrders,
                Message = $"Column '{name}' mixes dates with the day first and with the month first.",
                Column = name,
                Count = Contradicting,
            });
        }

        if (evidence.Dates.TwoDigitYears > 0)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.TwoDigitYears,
                Message = $"Column '{name}' writes years with two digits: 00 to 49 were read as 2000 to 2049, 50 to 99 as 1950 to 1999.",
                Column = name,
                Count = evidence.Dates.TwoDigitYears,
            });
        }
    }

    private static DateDecision Decide(DateEvidence column, DateOrder? file, PlanHints hints)
    {
        int year = column.Fit(DateOrder.YearMonthDay);
        int day = column.Fit(DateOrder.DayMonthYear);
        int month = column.Fit(DateOrder.MonthDayYear);
        bool forced = hints.Dates is DateOrder.DayMonthYear or DateOrder.MonthDayYear;
        var order = forced && year == 0 ? hints.Dates!.Value
            : year >= day && year >= month ? DateOrder.YearMonthDay
            : day > month ? DateOrder.DayMonthYear
            : month > day ? DateOrder.MonthDayYear
            : file ?? DateOrder.DayMonthYear;
        bool tie = order != DateOrder.YearMonthDay && day == month && column.Exchangeable > 0;
        int fit = column.Fit(order);
        return new DateDecision
        {
            Order = order,
            Fit = fit,
            Sure = !tie || file is not null,
            Contradicting = order == DateOrder.YearMonthDay ? 0 : (order == DateOrder.DayMonthYear ? month : day) > 0 ? column.Count - fit : 0,
        };
    }
}
