using System.Globalization;
using System.Text.RegularExpressions;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>The columns by which a table tells time.</summary>
internal sealed partial record TimeAxis
{
    public Field? Year { get; init; }

    public Field? Date { get; init; }

    /// <summary>Months as numbers 1 to 12 or by their names.</summary>
    public Field? Month { get; init; }

    /// <summary>Months as "2021-03".</summary>
    public Field? YearMonth { get; init; }

    public bool Exists => Year is not null || Date is not null || YearMonth is not null;

    /// <param name="namedYear">The column of years that the question names.</param>
    public static TimeAxis Of(Table table, Field? chosenDate = null, Field? namedYear = null)
    {
        Field? date = chosenDate ?? table.Fields.Where(static field => field.IsDate).OrderByDescending(static field => field.Role is "time" or "key").FirstOrDefault();
        return new TimeAxis
        {
            Year = namedYear ?? table.Fields.FirstOrDefault(field => field.IsYear && (date is null || !IsBeginning(field))),
            Date = date,
            Month = table.Fields.FirstOrDefault(static field => Lexicon.MeaningsOf(Folding.Fold(field.Name)).Any(static meaning => meaning.Id == "month") && IsMonth(field)),
            YearMonth = table.Fields.FirstOrDefault(static field => field.IsText && field.Values.Count > 0 && field.Values.All(static value => YearMonthText().IsMatch(value.Text))),
        };
    }

    /// <summary>The first and last moment the table has, where it is known.</summary>
    public (DateOnly From, DateOnly To)? Covered
    {
        get
        {
            if (Year is { Min: { } first, Max: { } last } && YearOf(first) is { } from && YearOf(last) is { } to)
            {
                return (new DateOnly(from, 1, 1), new DateOnly(to, 12, 31));
            }

            if (Date is { Min: { Length: >= 10 } earliest, Max: { Length: >= 10 } latest } && DayOf(earliest) is { } start && DayOf(latest) is { } end)
            {
                return (start, end);
            }

            if (YearMonth is { } months)
            {
                string low = months.Values.Min(static value => value.Text)!;
                string high = months.Values.Max(static value => value.Text)!;
                return (DayOf(low + "-01")!.Value, DayOf(high + "-01")!.Value.AddMonths(1).AddDays(-1));
            }

            return null;
        }
    }

    /// <summary>Whether the table can tell months apart.</summary>
    public bool HasMonths => Date is not null || Month is not null || YearMonth is not null;

    /// <summary>The year somebody was born or something was built tells what a row is, not when it was.</summary>
    private static bool IsBeginning(Field field) => Folding.Words(field.Name).Any(static word => word is "naissance" or "birth" or "born" or "geburt" or "geburtsjahr" or "construction" or "built" or "baujahr" or "fondation" or "founded" or "founding" or "creation" or "publication" or "published");

    private static bool IsMonth(Field field) =>
        (field.IsNumber && decimal.TryParse(field.Min, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal low) && low >= 1
            && decimal.TryParse(field.Max, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal high) && high <= 12)
        || (field.IsText && field.Values.Count > 0 && field.Values.All(static value => Months.Called(Folding.Fold(value.Text).TrimEnd('.')) is not null));

    private static int? YearOf(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal year) ? (int)year : null;

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    [GeneratedRegex(@"^(1[89]|20|21)\d\d-(0[1-9]|1[0-2])$")]
    private static partial Regex YearMonthText();
}
