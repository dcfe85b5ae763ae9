using Tally.Columns;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Prose;

/// <summary>"En juillet 2023, et en janvier": a month that is named alone is of the year that is spoken of.</summary>
internal static class BareMonths
{
    private static readonly HashSet<string> Prepositions = ["en", "in", "im", "of", "de", "depuis", "since", "seit", "until", "from", "to", "bis", "von", "par", "by", "et", "and", "und", "a", "que", "than", "als", "contre", "against", "mois"];

    /// <summary>Words of their own beside: these need "in" before them.</summary>
    private static readonly HashSet<string> Ambiguous = ["mai", "may", "mars", "march", "august"];

    private static readonly Dictionary<string, int> Months = new[] { FigureStyle.French, FigureStyle.English, FigureStyle.German }.SelectMany(style => style.Months.Select((name, index) => (Name: Folding.Fold(name), Month: index + 1)))
        .DistinctBy(month => month.Name).ToDictionary(month => month.Name, month => month.Month);

    /// <param name="asked">The year that the question is about.</param>
    public static void AddTo(Reading reading, int? asked)
    {
        List<PeriodMention>? found = null;
        for (int i = 0; i < reading.Words.Count; i++)
        {
            if (!Months.TryGetValue(reading.Words[i].Folded, out int month) || !IsMonth(reading, i) || YearAt(reading, reading.Words[i].Start, asked) is not { } year)
                continue;
            (found ??= []).Add(new PeriodMention(reading.Words[i].Start, reading.Words[i].End, [DayRange.Month(year, month)], PeriodShape.Single));
        }

        if (found is null)
            return;
        reading.Periods.AddRange(found);
        reading.Periods.Sort((left, right) => left.Start.CompareTo(right.Start));
    }

    private static bool IsMonth(Reading reading, int at)
    {
        var word = reading.Words[at];
        string before = at > 0 && word.Start - reading.Words[at - 1].End <= 2 ? reading.Words[at - 1].Folded : "";
        bool dated = reading.Periods.Exists(period => period.Start < word.End && period.End > word.Start) || reading.Labels.Exists(label => label.Start < word.End && label.End > word.Start)
            || before.Length > 0 && before.All(char.IsAsciiDigit);
        if (dated)
            return false;
        bool opens = before.Length == 0 || reading.Text.AsSpan(reading.Words[at - 1].End, word.Start - reading.Words[at - 1].End).ContainsAny(FitWords.Stops);
        return Ambiguous.Contains(word.Folded) ? before is "en" or "in" or "im" or "of" || (opens && reading.Text.AsSpan(word.End).TrimStart("* ") is [':' or '|', ..]) : opens || Prepositions.Contains(before);
    }

    /// <summary>The year of the nearest period before, else of the first behind, else the question's.</summary>
    private static int? YearAt(Reading reading, int position, int? asked)
    {
        var near = reading.Periods.FindLast(period => period.End <= position) ?? reading.Periods.Find(period => period.Start >= position);
        if (near is null)
            return asked;
        int first = near.Span.First, last = near.Span.Last;
        return last <= DateOnly.MaxValue.DayNumber && first > 0 && DateOnly.FromDayNumber(first).Year is var year && DateOnly.FromDayNumber(last).Year == year ? year : null;
    }
}
