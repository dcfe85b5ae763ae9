using System.Globalization;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Numbers;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Cells;

/// <summary>
/// The period a figure is of by what was asked for: "in July" is July, though the first order of it is of the 23rd.
/// </summary>
internal static class FilterSpan
{
    /// <summary>Days at either end of a period that a condition may leave out.</summary>
    private const int Slack = 45;

    /// <summary>Calls that may narrow a period in ways that no condition tells.</summary>
    private static readonly string[] Opaque =
        ["MONTH", "DAY", "QUARTER", "WEEK", "WEEKDAY", "DAYOFWEEK", "DAYOFYEAR", "HOUR", "EXTRACT", "DATE_PART", "STRFTIME", "SUBSTR", "SUBSTRING", "LEFT", "RIGHT", "DATE_TRUNC", "TO_CHAR", "LIKE", "LIMIT"];

    public static DayRange? Of(LedgerCell cell)
    {
        var lineage = cell.Lineage;
        if (lineage.Origin is CellOrigin.Plain or CellOrigin.Constant || cell.Entry.Source != LedgerSource.Query)
            return null;
        string sql = cell.Entry.Result.Sql;
        if (Opaque.Any(call => call != "MONTH" && Sql.Calls(sql, call)))
            return null;
        if (Sql.Calls(sql, "MONTH"))
            return lineage.Period is { } of && Sql.Compared(sql, "MONTH") is { } month and <= 12 ? Month(of, month, Sql.Compared(sql, "YEAR")) : null;
        int first = 0, last = int.MaxValue / 2;
        foreach (var condition in lineage.Coordinates.Concat(cell.Entry.Result.Filters))
        {
            bool own = lineage.Period is not { } period || Folding.Same(period.Column, condition.Column);
            if (own && Days(condition) is { } days)
                (first, last) = (Math.Max(first, days.First), Math.Min(last, days.Last));
        }

        return first > 0 && last <= DateOnly.MaxValue.DayNumber && first <= last ? new DayRange(first, last) : null;
    }

    /// <summary>Whether a query looked at all of a period: its conditions on time leave out no more than a few days of it.</summary>
    public static bool Reaches(LedgerCell cell, DayRange named)
    {
        if (cell.Lineage.Period is not { } period)
            return true;
        int first = 0, last = int.MaxValue / 2;
        foreach (var condition in cell.Entry.Result.Filters.Where(condition => Folding.Same(period.Column, condition.Column)))
        {
            var days = condition.Operator is ConditionOperator.Equal or ConditionOperator.In
                ? condition.Values.Select(DayRange.Parse).OfType<DayRange>().Aggregate((DayRange?)null, (left, right) => left?.To(right) ?? right)
                : Days(condition);
            if (days is { } range)
                (first, last) = (Math.Max(first, range.First), Math.Min(last, range.Last));
        }

        return first - named.First <= Slack && Math.Min(named.Last, DateOnly.MaxValue.DayNumber) - last <= Slack;
    }

    /// <summary>The month that a query asks for by its number, in the one year that it names or that its rows are of.</summary>
    private static DayRange? Month(Period rows, int month, int? named) =>
        DayRange.Parse(rows.From) is { } from && DayRange.Parse(rows.To) is { } to && DateOnly.FromDayNumber(from.First).Year is var year && DateOnly.FromDayNumber(to.Last).Year == year && (named ?? year) == year
            ? DayRange.Month(year, month)
            : null;

    private static DayRange? Days(Condition condition)
    {
        if (condition.Values is not [var from, ..] || from.Length < 7 || DayRange.Parse(from) is not { } first)
            return null;
        return condition.Operator switch
        {
            ConditionOperator.GreaterOrEqual => new DayRange(first.First, int.MaxValue / 2),
            ConditionOperator.Greater => new DayRange(first.Last + 1, int.MaxValue / 2),
            ConditionOperator.Less => new DayRange(0, first.First - 1),
            ConditionOperator.LessOrEqual => new DayRange(0, first.Last),
            ConditionOperator.Between when DayRange.Parse(condition.Values[1]) is { } end => new DayRange(first.First, end.Last),
            _ => null,
        };
    }

    /// <summary>The year of the copy of a table that a cell stands in: of <c>a.total</c> where <c>a.annee = 2011</c>, in a join of a table with itself.</summary>
    public static DayRange? OfCopy(LedgerCell cell)
    {
        if (cell.Lineage.Origin != CellOrigin.Plain || cell.Lineage.Period is not { } period || cell.Entry.Source != LedgerSource.Query || !cell.Value.IsNumeric)
            return null;
        string sql = cell.Entry.Result.Sql;
        return Sql.Calls(sql, "JOIN") && Sql.ItemOf(sql, cell.Header.Name) is [var table, ".", ..] && Sql.PinnedIn(sql, table, period.Column) is { } year
            && DayRange.Parse(year) is { } days && DayRange.Parse(period.From) is { } from && DayRange.Parse(period.To) is { } to && from.To(to).Contains(days)
            ? days
            : null;
    }

    /// <summary>From the first to the last year that the source columns are named by; null when one is named otherwise.</summary>
    public static DayRange? OfNames(CellLineage lineage)
    {
        if (lineage.Period is not null || lineage.Columns.Count == 0)
            return null;
        DayRange? span = null;
        foreach (string column in lineage.Columns)
        {
            if (YearIn(column) is not { } year)
                return null;
            span = span?.To(DayRange.Year(year)) ?? DayRange.Year(year);
        }

        return span;
    }

    /// <summary>The one year of a column's name: "2020", "ventes 2020".</summary>
    public static int? YearIn(string name)
    {
        int start = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0 || name.Length < start + 4 || name.AsSpan(start + 4).ContainsAnyInRange('0', '9'))
            return null;
        return int.TryParse(name.AsSpan(start, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and <= 2100 ? year : null;
    }
}
