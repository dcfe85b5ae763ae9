namespace Tally.Ledger.Fit.Words;

/// <summary>Tells French, English and German apart by their small words.</summary>
internal static class Languages
{
    private static readonly (string Tag, HashSet<string> Words)[] Known =
    [
        ("fr", ["le", "la", "les", "des", "du", "un", "une", "et", "est", "en", "au", "aux", "que", "qui", "dans", "pour", "par", "avec", "il", "sont", "etait", "avait", "combien", "quel", "quelle", "y", "sur", "ce", "cette", "pas", "ne", "de", "d", "l", "nombre"]),
        ("en", ["the", "of", "and", "is", "are", "was", "were", "there", "how", "many", "what", "which", "with", "from", "to", "by", "this", "that", "for", "it", "has", "had", "not", "did", "does", "do", "you", "between"]),
        ("de", ["der", "die", "das", "und", "ist", "sind", "war", "waren", "wie", "viele", "von", "mit", "es", "gab", "im", "den", "dem", "nicht", "ein", "eine", "fur", "auf", "welche", "zwischen"]),
    ];

    public static string Of(string draft, string question)
    {
        var (drafted, asked) = (Phrases.Tokens(draft), Phrases.Tokens(question));
        var scores = Known.Select(language => (language.Tag, Score: (2 * Count(drafted, language.Words)) + Count(asked, language.Words))).ToArray();
        var best = scores.MaxBy(score => score.Score);
        return best.Score > 0 ? best.Tag : "en";
    }

    private static int Count(List<TextToken> text, HashSet<string> words) => text.Count(token => words.Contains(token.Folded));
}
