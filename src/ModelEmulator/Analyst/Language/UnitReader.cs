using System.Globalization;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Finds single years, quarters, months and days.</summary>
internal static class UnitReader
{
    public static List<PeriodMention> Read(IReadOnlyList<Token> tokens, IReadOnlyList<CueMention> cues)
    {
        var units = new List<PeriodMention>();
        for (int at = 0; at < tokens.Count;)
        {
            PeriodMention? unit = At(tokens, at, cues);
            if (unit is not null)
            {
                units.Add(unit);
            }

            at += unit?.Length ?? 1;
        }

        return units;
    }

    private static PeriodMention? At(IReadOnlyList<Token> tokens, int at, IReadOnlyList<CueMention> cues)
    {
        Token token = tokens[at];
        if (token.Date is { } date)
        {
            return new PeriodMention(Period.Day(date), at, 1);
        }

        return DayAndMonth(tokens, at) ?? MonthFirst(tokens, at) ?? Quarter(tokens, at) ?? Decade(tokens, at)
            ?? (token.IsYear && !IsQuantity(tokens, at, cues) ? new PeriodMention(Period.Year((int)token.Number), at, 1) : null);
    }

    private static PeriodMention? DayAndMonth(IReadOnlyList<Token> tokens, int at)
    {
        if (DayOf(tokens[at]) is not { } day || Next(tokens, at, 1) is not { } second)
        {
            return null;
        }

        int monthAt = second.Fold is "of" ? at + 2 : at + 1;
        return monthAt < tokens.Count && Months.Of(tokens[monthAt].Fold) is { } month && monthAt + 1 < tokens.Count && tokens[monthAt + 1].IsYear
            && day <= DateTime.DaysInMonth((int)tokens[monthAt + 1].Number, month)
                ? new PeriodMention(Period.Day(new DateOnly((int)tokens[monthAt + 1].Number, month, day)), at, monthAt + 2 - at)
                : null;
    }

    private static PeriodMention? MonthFirst(IReadOnlyList<Token> tokens, int at)
    {
        if (Months.Of(tokens[at].Fold) is not { } month || tokens[at].Kind != TokenKind.Word)
        {
            return null;
        }

        if (Next(tokens, at, 1) is { } next)
        {
            if (next.IsYear)
            {
                return new PeriodMention(Period.Months((int)next.Number, month, month), at, 2);
            }

            if (DayOf(next) is { } day && Next(tokens, at, 2) is { IsYear: true } year && day <= DateTime.DaysInMonth((int)year.Number, month))
            {
                return new PeriodMention(Period.Day(new DateOnly((int)year.Number, month, day)), at, 3);
            }

            if (next.Fold is "of" or "de" or "in" or "en" && Next(tokens, at, 2) is { IsYear: true } after)
            {
                return new PeriodMention(Period.Months((int)after.Number, month, month), at, 3);
            }
        }

        // "may", "mars", "sept", "mar" are also other words.
        bool isCertain = tokens[at].Fold is not ("may" or "mar" or "sept" or "dec" or "sep" or "march" or "mai")
            || (tokens[at].IsCapitalised && (at > 0 || (tokens.Count > 1 && tokens[1].Gap.AsSpan().IndexOfAny(",:") >= 0)))
            || (at > 0 && tokens[at - 1].Fold is "en" or "in" or "de" or "of" or "mois" or "du" or "d" or "for" or "a");
        bool isPlaced = at > 0 && tokens[at - 1].Fold is "in" or "of" or "since" or "until" or "for" or "by" or "en";
        return isCertain && (tokens[at].Fold is not ("may" or "march") || tokens[at].IsCapitalised || isPlaced) ? new PeriodMention(new Period.Recurring(month, month), at, 1) : null;
    }

    private static PeriodMention? Quarter(IReadOnlyList<Token> tokens, int at)
    {
        (int Number, int Size, int Length)? part = Part(tokens, at);
        if (part is not { } found)
        {
            return null;
        }

        int first = ((found.Number - 1) * found.Size) + 1;
        int last = found.Number * found.Size;
        int end = at + found.Length;
        while (end < tokens.Count && tokens[end].Fold is "of" or "de" or "in" or "en" or "l" or "annee" && end - at < found.Length + 3)
        {
            end++;
        }

        return end < tokens.Count && tokens[end].IsYear
            ? new PeriodMention(Period.Months((int)tokens[end].Number, first, last), at, end + 1 - at)
            : new PeriodMention(new Period.Recurring(first, last), at, found.Length);
    }

    private static (int Number, int Size, int Length)? Part(IReadOnlyList<Token> tokens, int at)
    {
        string fold = tokens[at].Fold;
        if (fold.Length == 2 && fold[0] is 'q' or 't' && fold[1] is >= '1' and <= '4')
        {
            return (fold[1] - '0', 3, 1);
        }

        if (fold is "q1" or "t1" || Next(tokens, at, 1) is not { } next || Ordinal(tokens[at]) is not { } number)
        {
            return null;
        }

        return next.Fold switch
        {
            "trimestre" or "quarter" or "quartal" when number <= 4 => (number, 3, 2),
            "semestre" or "half" or "semester" or "halbjahr" when number <= 2 => (number, 6, 2),
            _ => null,
        };
    }

    private static PeriodMention? Decade(IReadOnlyList<Token> tokens, int at)
    {
        string fold = tokens[at].Fold;
        if (fold.Length != 5 || fold[4] != 's' || !int.TryParse(fold.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int start) || start % 10 != 0)
        {
            return null;
        }

        return new PeriodMention(new Period.Range(Period.Year(start), Period.Year(start + 9)), at, 1);
    }

    /// <summary>"plus de 2000 étudiants" counts students; "après 2000" does not.</summary>
    private static bool IsQuantity(IReadOnlyList<Token> tokens, int at, IReadOnlyList<CueMention> cues)
    {
        bool isCompared = cues.Any(cue => cue.Cue is Cue.Over or Cue.AtLeast or Cue.Under or Cue.AtMost or Cue.Exactly or Cue.Top or Cue.Bottom
            && ((cue.End <= at && tokens.Skip(cue.End).Take(at - cue.End).All(static token => token.Fold is "t" or "il" or "elle" or "ils" or "elles" or "on" or "than" or "of")) || (cue.Start <= at && at < cue.End)));
        bool isStretch = at + 1 < tokens.Count && tokens[at + 1].IsYear && tokens[at + 1].Gap.Trim() is "-" or "–" or "—" or "/";
        // "2021 surpassed 2015": what a year is set against is a year.
        bool isSetAgainst = cues.Any(cue => cue.End == at && cue.Start > 0 && tokens[cue.Start - 1].IsYear && (at + 1 == tokens.Count || tokens[at + 1].AfterBreak || tokens[at + 1].Gap.AsSpan().IndexOfAny(",:;?") >= 0));
        return isCompared && !isStretch && !isSetAgainst;
    }

    private static int? DayOf(Token token)
    {
        string digits = token.Fold.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'e');
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int day) && day is >= 1 and <= 31 ? day : null;
    }

    private static int? Ordinal(Token token) => token.Fold switch
    {
        "premier" or "premiere" or "first" or "1er" or "1ere" or "1st" or "erstes" or "1" => 1,
        "deuxieme" or "second" or "seconde" or "2eme" or "2e" or "2nd" or "zweites" or "2" => 2,
        "troisieme" or "third" or "3eme" or "3e" or "3rd" or "drittes" or "3" => 3,
        "quatrieme" or "fourth" or "4eme" or "4e" or "4th" or "last" or "dernier" or "4" => 4,
        _ => null,
    };

    private static Token? Next(IReadOnlyList<Token> tokens, int at, int by) =>
        at + by < tokens.Count && !tokens[at + by].AfterBreak ? tokens[at + by] : null;
}
