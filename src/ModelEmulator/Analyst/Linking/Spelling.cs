using System.Collections.Frozen;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Linking;

/// <summary>Puts mistyped words right: to a word of the table first, then to one the analyst knows.</summary>
internal static class Spelling
{
    private static readonly string[] VerbEndings = ["ait", "aient", "ent", "er", "ez", "ons", "ing", "ed", "era", "ant"];

    public static IReadOnlyList<Token> Correct(IReadOnlyList<Token> tokens, Vocabulary vocabulary) =>
        tokens.Select((token, at) => IsKnown(token, vocabulary) ? token : Nearest(token, IsNoun(tokens, at), vocabulary)).ToList();

    /// <summary>What stands after an article, or alone where a part of the sentence begins, is no verb: "hosts in Verbier".</summary>
    private static bool IsNoun(IReadOnlyList<Token> tokens, int at) =>
        at > 0 && !tokens[at].AfterBreak && tokens[at].Gap.AsSpan().IndexOfAny(",:;(") < 0
            ? Inflection.Introduces(tokens[at - 1].Fold)
            : at + 1 >= tokens.Count || tokens[at + 1].Fold is not ("moi" or "me" or "us" or "nous" or "the" or "le" or "la" or "les" or "l");

    private static bool IsKnown(Token token, Vocabulary vocabulary) =>
        token.Kind != TokenKind.Word || Fillers.Contains(token.Fold) || vocabulary.Words.Contains(token.Fold) || vocabulary.Stems.Contains(token.Stem)
        || KnownWords.All.Contains(token.Fold) || Lexicon.MeaningsOf(token.Fold).Count > 0 || Months.Of(token.Fold) is not null || NumberWords.Of(token.Fold) is not null;

    private static Token Nearest(Token token, bool isNoun, Vocabulary vocabulary)
    {
        // A verb nobody listed must not become the name of a place: "valait" is not Valais.
        bool mayBeVerb = !token.IsCapitalised && VerbEndings.Any(ending => token.Fold.EndsWith(ending, StringComparison.Ordinal));
        if (!isNoun && Inflection.KnownFormOf(token) is { } known)
        {
            return token with { Fold = known, Stem = Folding.Stem(known) };
        }

        // A name that the table does not hold is no slip of a word that everybody knows: "Savoie" is not "savoir".
        bool isName = token.IsCapitalised && token.Index > 0;
        string? word = (mayBeVerb ? null : Closest(token.Fold, vocabulary.Words)) ?? (isName ? null : Closest(token.Fold, isNoun ? KnownWords.Nouns : KnownWords.All));
        // Nor is a short one that ends otherwise a word that says nothing: "pully" is not "pulls".
        bool isLost = word is not null && Fillers.Contains(word) && !vocabulary.Words.Contains(word) && token.Fold.Length < 6 && token.Fold[^1] != word[^1];
        return word is null || isLost ? token : token with { Fold = word, Stem = Folding.Stem(word) };
    }

    private static string? Closest(string typed, IEnumerable<string> words) => words
        .Where(word => Similarity.IsTypoOf(typed, word))
        .OrderBy(word => Similarity.Distance(typed, word))
        .ThenBy(static word => word, StringComparer.Ordinal)
        .FirstOrDefault();
}

/// <summary>Every single word of the word lists.</summary>
internal static class KnownWords
{
    /// <summary>Words for what tables hold. What a question asks for is one of them and no grammar: a "county" is no "count".</summary>
    public static readonly FrozenSet<string> Nouns = Resource.ConceptLines().SelectMany(Resource.Phrases).SelectMany(static phrase => Folding.Fold(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(static word => word.Length > 1).ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> All = Resource.ConceptLines().Concat(Resource.Lines("Superlatives.txt")).Concat(Resource.CueLines())
        .SelectMany(Resource.Phrases).SelectMany(static phrase => Folding.Fold(phrase).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Concat(Resource.Lines("Fillers.txt").Where(static line => line[0] != '[').SelectMany(static line => line.Split(' ')).Select(Folding.Fold))
        .Where(static word => word.Length > 1)
        .ToFrozenSet(StringComparer.Ordinal);
}
