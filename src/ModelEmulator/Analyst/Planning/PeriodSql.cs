using System.Globalization;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>A period as conditions on the columns that tell time; null where the table cannot tell it.</summary>
internal static class PeriodSql
{
    public static IReadOnlyList<string>? Conditions(Period? period, TimeAxis axis) => period switch
    {
        null or Period.Whole => [],
        Period.Unit unit => Unit(unit, axis),
        Period.Range range => Range(range, axis),
        Period.Recurring recurring => Recurring(recurring, axis),
        _ => null,
    };

    /// <summary>Whether some of the period may be in what the table covers.</summary>
    public static bool IsCovered(Period? period, TimeAxis axis)
    {
        if (axis.Covered is not { } covered)
        {
            return true;
        }

        return period switch
        {
            Period.Unit unit => unit.From <= covered.To && unit.To >= covered.From,
            Period.Range range => (range.First is null || range.First.From <= covered.To) && (range.Last is null || range.Last.To >= covered.From)
                && IsWhollyKnown(range, covered),
            _ => true,
        };
    }

    /// <summary>"de 2011 à 2030" names years the table does not have: the answer must not look complete.</summary>
    private static bool IsWhollyKnown(Period.Range range, (DateOnly From, DateOnly To) covered) =>
        (range.First is null || range.Last is null)
        || (range.First.To >= covered.From && range.Last.From <= covered.To);

    /// <summary>"The latest year" and "the last five years" in the table's own years.</summary>
    public static Period? Resolve(Period? period, TimeAxis axis) => (period, axis.Covered) switch
    {
        (Period.Edge edge, { } covered) => Period.Year(edge.IsLatest ? covered.To.Year : covered.From.Year),
        (Period.LastYears last, { } covered) => new Period.Range(Period.Year(covered.To.Year - last.Count + 1), Period.Year(covered.To.Year)),
        _ => period,
    };

    /// <summary>Whether a year is in the period.</summary>
    public static bool Holds(Period? period, int year) => period switch
    {
        Period.Unit unit => unit.Grain == Grain.Year && unit.From.Year == year,
        Period.Range range => (range.First is null || range.First.From.Year <= year) && (range.Last is null || range.Last.To.Year >= year),
        Period.Recurring => false,
        _ => true,
    };

    private static List<string>? Unit(Period.Unit unit, TimeAxis axis)
    {
        if (unit.Grain == Grain.Year && axis.Year is { } year)
        {
            return [$"{year.Sql} = {Invariant(unit.From.Year)}"];
        }

        if (axis.Date is { } date)
        {
            return unit.Grain == Grain.Year
                ? [$"YEAR({date.Sql}) = {Invariant(unit.From.Year)}"]
                : unit.From == unit.To && date.Type == "date"
                    ? [$"{date.Sql} = DATE '{Day(unit.From)}'"]
                : date.Type == "date" ? [$"{date.Sql} BETWEEN DATE '{Day(unit.From)}' AND DATE '{Day(unit.To)}'"]
                    : [$"{date.Sql} >= DATE '{Day(unit.From)}'", $"{date.Sql} < DATE '{Day(unit.To.AddDays(1))}'"];
        }

        if (axis.YearMonth is { } months)
        {
            return unit.Grain == Grain.Day ? null
                : unit.Grain == Grain.Month ? [$"{months.Sql} = '{MonthKey(unit.From)}'"]
                : [$"{months.Sql} BETWEEN '{MonthKey(unit.From)}' AND '{MonthKey(unit.To)}'"];
        }

        return unit.Grain is Grain.Month or Grain.Quarter && axis.Year is { } withMonth && Recurring(new Period.Recurring(unit.From.Month, unit.To.Month), axis) is { } month
            ? [$"{withMonth.Sql} = {Invariant(unit.From.Year)}", .. month]
            : null;
    }

    private static List<string>? Range(Period.Range range, TimeAxis axis)
    {
        bool inYears = (range.First?.Grain ?? Grain.Year) == Grain.Year && (range.Last?.Grain ?? Grain.Year) == Grain.Year;
        if (inYears && (axis.Year?.Sql ?? (axis.Date is { } day ? $"YEAR({day.Sql})" : null)) is { } year)
        {
            return Ends(year, range.First?.From.Year.ToString(CultureInfo.InvariantCulture), range.Last?.To.Year.ToString(CultureInfo.InvariantCulture));
        }

        return axis.Date is { } date ? Ends(date.Sql, range.First is { } first ? $"DATE '{Day(first.From)}'" : null, range.Last is { } last ? $"DATE '{Day(last.To)}'" : null)
            : axis.YearMonth is { } months ? Ends(months.Sql, range.First is { } from ? $"'{MonthKey(from.From)}'" : null, range.Last is { } to ? $"'{MonthKey(to.To)}'" : null)
            : null;
    }

    private static List<string> Ends(string column, string? first, string? last) => (first, last) switch
    {
        ({ } from, { } to) => [$"{column} BETWEEN {from} AND {to}"],
        ({ } from, null) => [$"{column} >= {from}"],
        (null, { } to) => [$"{column} <= {to}"],
        _ => [],
    };

    private static List<string>? Recurring(Period.Recurring recurring, TimeAxis axis)
    {
        if (axis.Month is { IsText: true } named)
        {
            List<string> names = [.. named.Values.Where(value => Months.Called(Folding.Fold(value.Text).TrimEnd('.')) is { } month && month >= recurring.FirstMonth && month <= recurring.LastMonth)
                .Select(static value => Sql.Literal(value.Text))];
            return names is [var only] ? [$"{named.Sql} = {only}"] : [$"{named.Sql} IN ({string.Join(", ", names)})"];
        }

        if (axis is { Month: null, Date: null, YearMonth: { } yearMonth })
        {
            return [$"SUBSTR({yearMonth.Sql}, 6, 2) {(recurring.FirstMonth == recurring.LastMonth ? $"= '{recurring.FirstMonth:00}'" : $"BETWEEN '{recurring.FirstMonth:00}' AND '{recurring.LastMonth:00}'")}"];
        }

        string? month = axis.Month?.Sql ?? (axis.Date is { } date ? $"MONTH({date.Sql})" : null);
        return month is null ? null
            : recurring.FirstMonth == recurring.LastMonth ? [$"{month} = {Invariant(recurring.FirstMonth)}"]
            : [$"{month} BETWEEN {Invariant(recurring.FirstMonth)} AND {Invariant(recurring.LastMonth)}"];
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string MonthKey(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
