namespace Tally.Ledger.Numbers;

/// <summary>
/// Finds every number of a text: digits of any script and separators, and number words. The words of the text's own
/// language are read in full; of the other lexicons only what cannot be an ordinary word.
/// </summary>
internal static class NumberReader
{
    /// <summary>Below this, a number word of another language is more likely a word of this one ("six", "elf", "once").</summary>
    private const decimal ForeignMinimum = 13;

    /// <param name="text">Any text.</param>
    /// <param name="language">BCP 47 tag; empty to read the words of every lexicon.</param>
    /// <param name="printed">Spans that Tally printed, in order: opaque.</param>
    public static List<NumberToken> Read(string text, string language, IReadOnlyList<(int Start, int End)>? printed = null)
    {
        var view = ReadingView.Of(text, printed ?? []);
        var words = Word.Of(view.Text);
        var tokens = new List<NumberToken>();
        foreach (var token in new DigitLexer(view, language).Read())
            tokens.Add(token);
        var own = Lexicon.Of(language);
        foreach (var lexicon in Lexicon.All.OrderBy(lexicon => lexicon == own ? 0 : 1))
        {
            foreach (var token in new WordLexer(view, words, lexicon).Read())
            {
                if ((own is null && language.Length == 0) || lexicon == own || IsCertain(token))
                    tokens.Add(token);
            }
        }

        foreach (var token in OddNumerals.Read(view, language))
            tokens.Add(token);
        tokens = Distinct(tokens);
        return DateWords.Join(tokens, view, words, position => IndexOf(view, position));
    }

    private static bool IsCertain(NumberToken token) =>
        token.Kind == NumberKind.Cardinal && token.Readings is [>= ForeignMinimum] && token.Length > 5;

    /// <summary>The longest of overlapping tokens.</summary>
    private static List<NumberToken> Distinct(List<NumberToken> tokens)
    {
        var kept = new List<NumberToken>(tokens.Count);
        foreach (var token in tokens.OrderBy(token => token.Start).ThenByDescending(token => token.Length))
        {
            if (kept.Count == 0 || token.Start >= kept[^1].End)
                kept.Add(token);
            else if (token.Length > kept[^1].Length)
                kept[^1] = token;
        }

        return kept;
    }

    private static int IndexOf(ReadingView view, int position)
    {
        int low = 0, high = view.Text.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (view.Start(middle) < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
