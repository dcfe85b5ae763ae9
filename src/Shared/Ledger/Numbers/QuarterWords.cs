namespace Tally.Ledger.Numbers;

/// <summary>Joins the sign of a quarter or a half with its year: Q3 2020, 2020-T3, S1 2020, H2 2020.</summary>
internal static class QuarterWords
{
    public static List<NumberToken> Join(List<NumberToken> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            var (left, right) = (tokens[i], tokens[i + 1]);
            if (right.Start - left.End != 1)
                continue;
            if (right.LooksLikeYear && Part(left, (int)right.Readings[0]) is { } before)
                Merge(tokens, i, before);
            else if (left.LooksLikeYear && Part(right, (int)left.Readings[0]) is { } after)
                Merge(tokens, i, after);
        }

        return tokens;
    }

    private static DayRange? Part(NumberToken token, int year) => token is not { Kind: NumberKind.Name, Word: [var sign, >= '1' and <= '4' and var place] } ? null
        : sign is 'Q' or 'T' or 'q' or 't' ? DayRange.Month(year, (3 * (place - '1')) + 1, 3)
        : sign is 'S' or 'H' && place <= '2' ? DayRange.Month(year, (6 * (place - '1')) + 1, 6)
        : null;

    private static void Merge(List<NumberToken> tokens, int at, DayRange days)
    {
        tokens[at] = tokens[at] with { End = tokens[at + 1].End, Kind = NumberKind.Date, Readings = [], Days = days, Word = "", LooksLikeYear = false, InWords = false };
        tokens.RemoveAt(at + 1);
    }
}
