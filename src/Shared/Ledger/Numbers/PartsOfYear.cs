namespace Tally.Ledger.Numbers;

/// <summary>Reads quarters and halves of a year in words: "premier semestre 2023", "the third quarter of 2023", "im ersten Halbjahr 2023".</summary>
internal static class PartsOfYear
{
    private static readonly string[] Between = ["de", "of", "du", "l", "annee", "the", "year", "des", "jahres", "d", "von", "en", "in"];

    private static readonly Dictionary<string, int> Places = Build(
        ["premier", "premiere", "first", "erste", "erstes", "ersten", "erster"],
        ["deuxieme", "second", "seconde", "zweite", "zweites", "zweiten", "zweiter"],
        ["troisieme", "third", "dritte", "drittes", "dritten", "dritter"],
        ["quatrieme", "fourth", "vierte", "viertes", "vierten", "vierter"]);

    private static readonly HashSet<string> Last = ["dernier", "derniere", "last", "final", "letzte", "letztes", "letzten", "letzter"];

    private static readonly Dictionary<string, int> Months = new()
    {
        ["trimestre"] = 3,
        ["quarter"] = 3,
        ["quartal"] = 3,
        ["quartals"] = 3,
        ["semestre"] = 6,
        ["half"] = 6,
        ["moitie"] = 6,
        ["halbjahr"] = 6,
        ["halbjahres"] = 6,
        ["halfte"] = 6,
    };

    /// <summary>Joins each such phrase and its year into one token; tokens are in order of their start.</summary>
    public static List<NumberToken> Join(List<NumberToken> tokens, ReadingView view, List<Word> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (!Months.TryGetValue(words[i].Folded, out int months) || PlaceBefore(i, 12 / months, tokens, view, words) is not var (place, start) || place > 12 / months)
                continue;
            int next = i + 1;
            while (next < words.Count && next <= i + 4 && Between.Contains(words[next].Folded))
                next++;
            int end = view.End(words[next - 1].End);
            int year = tokens.FindIndex(token => token.Start >= end && token.Start - end <= 2 && token.LooksLikeYear);
            if (year < 0)
                continue;
            var joined = new NumberToken { Start = start, End = tokens[year].End, Kind = NumberKind.Date, Readings = [], Days = DayRange.Month((int)tokens[year].Readings[0], (months * (place - 1)) + 1, months) };
            tokens.RemoveAll(token => token.End > start && token.Start < joined.End);
            tokens.Insert(tokens.FindIndex(token => token.Start > start) is >= 0 and var at ? at : tokens.Count, joined);
        }

        return tokens;
    }

    /// <summary>Which part it is, and where that is said: a word or a number right before.</summary>
    private static (int Place, int Start)? PlaceBefore(int word, int parts, List<NumberToken> tokens, ReadingView view, List<Word> words)
    {
        int unit = view.Start(words[word].Start);
        if (tokens.Find(token => token.End <= unit && unit - token.End <= 2 && token.Kind is NumberKind.Ordinal or NumberKind.Cardinal) is { Readings: [>= 1 and <= 4 and var number] } ordinal)
            return ((int)number, ordinal.Start);
        if (word == 0 || !words[word - 1].Adjoins(words[word]))
            return null;
        string before = words[word - 1].Folded;
        return Last.Contains(before) ? (parts, view.Start(words[word - 1].Start)) : Places.TryGetValue(before, out int place) ? (place, view.Start(words[word - 1].Start)) : null;
    }

    private static Dictionary<string, int> Build(params string[][] places) =>
        places.SelectMany((words, place) => words.Select(word => (word, place + 1))).ToDictionary(pair => pair.word, pair => pair.Item2);
}
