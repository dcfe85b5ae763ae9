namespace Tally.Ledger.Numbers;

/// <summary>Joins a month's name with the day and year beside it: 15 mars 2020, March 15, 2020.</summary>
internal static class DateWords
{
    private static readonly Dictionary<string, int> Months = Build();

    public static bool IsMonth(string folded) => Months.ContainsKey(folded);

    public static List<NumberToken> Join(List<NumberToken> tokens, ReadingView view, List<Word> words, Func<int, int> viewIndex)
    {
        var months = words.Where(word => Months.ContainsKey(word.Folded)).ToArray();
        foreach (var word in months)
        {
            int month = Months[word.Folded];
            int start = view.Start(word.Start), end = view.End(word.End);
            int before = tokens.FindIndex(token => token.End <= start && start - token.End <= 5 && Near(view, viewIndex(token.End), word.Start) && IsDay(token));
            int after = tokens.FindIndex(token => token.Start >= end && token.Start - end <= 3 && Near(view, word.End, viewIndex(token.Start)));
            if (after < 0)
                continue;
            int first = before >= 0 ? before : after;
            var day = before >= 0 ? tokens[before] : null;
            var year = tokens[after];
            int last = after;
            if (!year.LooksLikeYear && day is null && IsDay(year) && after + 1 < tokens.Count && tokens[after + 1].LooksLikeYear && tokens[after + 1].Start - year.End <= 2)
                (day, year, last) = (year, tokens[after + 1], after + 1);
            if (!year.LooksLikeYear)
                continue;
            int y = (int)year.Readings[0];
            DayRange? days = day is null ? DayRange.Month(y, month)
                : day.Readings[0] <= DateTime.DaysInMonth(y, month) ? DayRange.Day(new DateOnly(y, month, (int)day.Readings[0])) : null;
            if (days is null)
                continue;
            var joined = new NumberToken { Start = Math.Min(start, tokens[first].Start), End = Math.Max(end, tokens[last].End), Kind = NumberKind.Date, Readings = [], Days = days };
            tokens.RemoveRange(first, last - first + 1);
            tokens.Insert(first, joined);
        }

        return PartsOfYear.Join(QuarterWords.Join(tokens), view, words);
    }

    private static bool IsDay(NumberToken token) =>
        token.Kind is NumberKind.Cardinal or NumberKind.Ordinal && token.Readings is [>= 1 and <= 31] && token.Readings[0] % 1 == 0 && !token.IsPercent;

    private static bool Near(ReadingView view, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (!(view.Text[i] is ' ' or ',' or '.' or '\u00A0' or '\u202F' or 'o' or 'f'))
                return false;
        }

        return true;
    }

    private static Dictionary<string, int> Build()
    {
        string[][] names =
        [
            ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"],
            ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
            ["januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"],
            ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
            ["janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"],
        ];
        var months = new Dictionary<string, int>();
        foreach (string[] language in names)
        {
            for (int i = 0; i < 12; i++)
                months.TryAdd(language[i], i + 1);
        }

        return months;
    }
}
