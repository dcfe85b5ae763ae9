using System.Globalization;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Prose;

/// <summary>The words of the reasons that go back to the model.</summary>
internal static class Describe
{
    public static string Days(CellFacts facts) => facts.Days is { } days ? Days(days) : "no period";

    public static string Days(DayRange days)
    {
        if (days.First <= 0)
            return $"up to {Day(days.Last)}";
        if (days.Last > DateOnly.MaxValue.DayNumber)
            return $"from {Day(days.First)}";
        if (days.WholeYear is { } year)
            return year.ToString(CultureInfo.InvariantCulture);
        var (first, last) = (DateOnly.FromDayNumber(days.First), DateOnly.FromDayNumber(days.Last));
        bool years = first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 };
        return years ? string.Create(CultureInfo.InvariantCulture, $"{first.Year} to {last.Year}") : days.First == days.Last ? Day(days.First) : $"{Day(days.First)} to {Day(days.Last)}";
    }

    public static string Periods(IEnumerable<PeriodMention> mentions) =>
        string.Join(", ", mentions.Take(4).Select(mention => mention.Shape == PeriodShape.List ? string.Join(" and ", mention.Alternatives.Select(Days)) : Days(mention.Span)));

    public static string Values(IEnumerable<string>? values)
    {
        string[] all = values?.Distinct().Take(7).ToArray() ?? [];
        return all.Length == 0 ? "(all of them)" : string.Join(", ", all.Take(6)) + (all.Length > 6 ? " …" : "");
    }

    public static string Tie(Tie tie) => tie switch
    {
        Prose.Tie.Sentence or Prose.Tie.Later => "but its clause speaks of",
        Prose.Tie.Prior => "but the text before it speaks of",
        _ => "but the question asks for",
    };

    public static string Operation(string operation) => operation switch
    {
        "-" => "a difference",
        "/" => "a quotient",
        "*" => "a product",
        "AVG" => "an average",
        "MEDIAN" => "a median",
        "MIN" => "a minimum over several rows",
        "MAX" => "a maximum over several rows",
        _ => operation,
    };

    private static string Day(int day) => DateOnly.FromDayNumber(Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
