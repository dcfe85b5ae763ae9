namespace Tally.Ledger.Numbers;

/// <summary>Joins a quarter with its year: Q3 2020, 2020-T3, third quarter of 2020, 3e trimestre 2020.</summary>
internal static class QuarterWords
{
    private static readonly HashSet<string> Nouns = ["trimestre", "quarter", "quartal"];

    /// <summary>What may stand between a quarter's name and its year.</summary>
    private static readonly HashSet<string> Links = ["", "de", "of", "du", "des", "von", "de l'annee", "de l’annee", "of the year"];

    public static List<NumberToken> Join(List<NumberToken> tokens, ReadingView view, List<Word> words)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            var (left, right) = (tokens[i], tokens[i + 1]);
            bool touch = right.Start - left.End == 1;
            if (touch && Quarter(left) is { } before && right.LooksLikeYear)
                Merge(tokens, i, before, right);
            else if (touch && left.LooksLikeYear && Quarter(right) is { } after)
                Merge(tokens, i, after, left);
        }

        foreach (var noun in words.Where(word => Nouns.Contains(word.Folded)))
        {
            int start = view.Start(noun.Start), end = view.End(noun.End);
            int ordinal = tokens.FindIndex(token => token.End <= start && start - token.End <= 2 && token is { Kind: NumberKind.Ordinal or NumberKind.Cardinal, Readings: [>= 1 and <= 4] });
            if (ordinal >= 0 && ordinal + 1 < tokens.Count && tokens[ordinal + 1] is { LooksLikeYear: true } year && year.Start >= end && Links.Contains(Between(view, noun.End, year.Start)))
                Merge(tokens, ordinal, (int)tokens[ordinal].Readings[0], year);
        }

        return tokens;
    }

    private static int? Quarter(NumberToken token) => token is { Kind: NumberKind.Name, Word: ['Q' or 'T' or 'q' or 't', >= '1' and <= '4'] word } ? word[1] - '0' : null;

    private static void Merge(List<NumberToken> tokens, int at, int quarter, NumberToken year)
    {
        var days = DayRange.Month((int)year.Readings[0], (3 * (quarter - 1)) + 1, 3);
        tokens[at] = tokens[at] with { End = tokens[at + 1].End, Kind = NumberKind.Date, Readings = [], Days = days, Word = "", LooksLikeYear = false, InWords = false };
        tokens.RemoveAt(at + 1);
    }

    private static string Between(ReadingView view, int from, int until)
    {
        int end = from;
        while (end < view.Text.Length && view.Start(end) < until)
            end++;
        return Columns.Folding.Fold(view.Text.AsSpan(from, end - from).Trim());
    }
}
