namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Finds the periods of a question: units of time first, then what joins them into ranges.</summary>
internal static class PeriodReader
{
    private static readonly HashSet<string> RangeOpeners = new(StringComparer.Ordinal) { "de", "du", "from", "entre", "between", "von", "zwischen", "d" };

    private static readonly HashSet<string> RangeJoiners = new(StringComparer.Ordinal) { "a", "au", "to", "et", "and", "bis", "und", "until", "through", "jusqu", "till", "en", "up" };

    public static IReadOnlyList<PeriodMention> Read(IReadOnlyList<Token> tokens, IReadOnlyList<CueMention> cues)
    {
        List<PeriodMention> units = UnitReader.Read(tokens, cues);
        var periods = new List<PeriodMention>();
        for (int index = 0; index < units.Count; index++)
        {
            PeriodMention unit = units[index];
            if (index + 1 < units.Count && Joins(tokens, unit, units[index + 1]) && Complete(unit, units[index + 1]) is { } first
                && units[index + 1].Period is Period.Unit last && first.From < last.From)
            {
                int start = unit.Start > 0 && RangeOpeners.Contains(tokens[unit.Start - 1].Fold) ? unit.Start - 1 : unit.Start;
                periods.Add(new PeriodMention(new Period.Range(first, last), start, units[index + 1].End - start));
                index++;
            }
            else if (index + 1 < units.Count && unit.Period is Period.Recurring from && units[index + 1].Period is Period.Recurring to && from.FirstMonth < to.LastMonth && Joins(tokens, unit, units[index + 1]))
            {
                int start = unit.Start > 0 && RangeOpeners.Contains(tokens[unit.Start - 1].Fold) ? unit.Start - 1 : unit.Start;
                periods.Add(new PeriodMention(new Period.Recurring(from.FirstMonth, to.LastMonth), start, units[index + 1].End - start));
                index++;
            }
            else
            {
                periods.Add(Open(unit, tokens, cues));
            }
        }

        periods.AddRange(Relative(tokens, cues));
        return [.. periods.OrderBy(static period => period.Start)];
    }

    private static bool Joins(IReadOnlyList<Token> tokens, PeriodMention left, PeriodMention right)
    {
        int between = right.Start - left.End;
        bool isOpened = left.Start > 0 && RangeOpeners.Contains(tokens[left.Start - 1].Fold) && tokens[left.Start - 1].Fold is not ("de" or "d" or "du");
        bool isOpenedWeakly = left.Start > 0 && tokens[left.Start - 1].Fold is "de" or "du" or "d";
        if (between == 0)
        {
            return tokens[right.Start].Gap.Trim() is "-" or "–" or "—" or "/" or "→" or "->" or "..";
        }

        List<string> words = tokens.Skip(left.End).Take(between).Select(static token => token.Fold).ToList();
        if (between > 3 || words.Any(word => !RangeJoiners.Contains(word) && word is not ("l" or "an" or "annee" or "the" or "year" or "le" or "fin" or "end" or "of")))
        {
            return false;
        }

        // "2020 et 2021" are two years; "entre 2020 et 2021" and "de 2020 à 2021" are a stretch.
        return words.Any(static word => word is "a" or "au" or "to" or "bis" or "until" or "through" or "jusqu" or "till") || isOpened || (isOpenedWeakly && words.Any(static word => word is "a" or "au"));
    }

    private static Period.Unit? Complete(PeriodMention left, PeriodMention right) => (left.Period, right.Period) switch
    {
        (Period.Unit first, _) => first,
        (Period.Recurring first, Period.Unit last) => Period.Months(last.From.Year, first.FirstMonth, first.LastMonth),
        _ => null,
    };

    private static PeriodMention Open(PeriodMention mention, IReadOnlyList<Token> tokens, IReadOnlyList<CueMention> cues)
    {
        if (mention.Period is not Period.Unit unit)
        {
            return mention;
        }

        CueMention? cue = cues.Where(cue => cue.Cue is Cue.Since or Cue.Until or Cue.Before or Cue.After && (mention.Start == cue.End || (mention.Start - cue.End == 1 && IsOfTime(tokens[cue.End].Fold)))).MaxBy(static cue => cue.End);
        if (cue is null)
        {
            return mention;
        }

        Period period = cue.Cue switch
        {
            Cue.Since => new Period.Range(unit, null),
            Cue.Until => new Period.Range(null, unit),
            Cue.Before => new Period.Range(null, Step(unit, -1)),
            _ => new Period.Range(Step(unit, 1), null),
        };
        return new PeriodMention(period, cue.Start, mention.End - cue.Start);
    }

    /// <summary>"Depuis l'année 2020"; the charges of "des charges 2023" stand between.</summary>
    private static bool IsOfTime(string fold) => Fillers.Contains(fold) || Lexicon.MeaningsOf(fold).Any(static meaning => meaning.Id is "year" or "month" or "quarter" or "day" or "date");

    private static Period.Unit Step(Period.Unit unit, int by) => unit.Grain switch
    {
        Grain.Year => Period.Year(unit.From.Year + by),
        Grain.Day => Period.Day(unit.From.AddDays(by)),
        Grain.Month => Period.Months(unit.From.AddMonths(by).Year, unit.From.AddMonths(by).Month, unit.From.AddMonths(by).Month),
        _ => by < 0
            ? Period.Day(unit.From.AddDays(-1))
            : Period.Day(unit.To.AddDays(1)),
    };

    private static IEnumerable<PeriodMention> Relative(IReadOnlyList<Token> tokens, IReadOnlyList<CueMention> cues)
    {
        foreach (CueMention cue in cues)
        {
            switch (cue.Cue)
            {
                case Cue.AllYears when cue.End < tokens.Count && tokens[cue.End].IsYear:
                    break;
                case Cue.AllYears:
                    yield return new PeriodMention(new Period.Whole(), cue.Start, cue.Length);
                    break;
                case Cue.Latest:
                    yield return new PeriodMention(new Period.Edge(IsLatest: true), cue.Start, cue.Length);
                    break;
                case Cue.Earliest:
                    yield return new PeriodMention(new Period.Edge(IsLatest: false), cue.Start, cue.Length);
                    break;
                case Cue.LastN:
                    yield return new PeriodMention(
                        new Period.LastYears((int)tokens.Skip(cue.Start).Take(cue.Length).First(static token => token.Kind == TokenKind.Number).Number), cue.Start, cue.Length);
                    break;
                default:
                    break;
            }
        }
    }
}
