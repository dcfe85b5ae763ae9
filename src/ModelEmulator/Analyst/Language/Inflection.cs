using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Forms of verbs that the word lists have in another form: "classent" of "classe", "summing" of "sum".</summary>
internal static class Inflection
{
    private static readonly string[] Endings =
    [
        "eraient", "eront", "aient", "erait", "erons", "antes", "ions", "ait", "ais", "ant", "ent", "ons", "era", "ees", "ing", "iez", "ez", "er", "ee", "es", "ed", "ra", "e", "s", "a", "d",
    ];

    private static readonly FrozenDictionary<string, string> ByStem = Known();

    /// <summary>What stands before a noun: a word in its place is no verb.</summary>
    public static bool Introduces(string fold) => fold is "de" or "d" or "des" or "du" or "les" or "le" or "la" or "l" or "un" or "une" or "the" or "a" or "an" or "of" or "ces" or "ce" or "cette"
        or "tous" or "toutes" or "all" or "every" or "each" or "chaque" or "my" or "par" or "by" or "per" or "many" or "much" or "pour" or "for" or "and" or "et" or "total" or "average" or "which" or "what" or "quel" or "quelle" or "quels" or "quelles" or "welche" or "welcher" or "welches";

    public static string? KnownFormOf(Token token) =>
        token.Kind == TokenKind.Word && token.Fold.Length > 4 ? Stems(token.Fold).Select(static stem => ByStem.GetValueOrDefault(stem)).FirstOrDefault(static word => word is not null) : null;

    private static FrozenDictionary<string, string> Known()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<string> cues = Resource.CueLines().SelectMany(Resource.Phrases).Select(Folding.Fold).Where(static phrase => !phrase.Contains(' ', StringComparison.Ordinal));
        IEnumerable<string> fillers = Resource.Lines("Fillers.txt").Where(static line => line[0] != '[').SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Folding.Fold);
        foreach (string word in cues.Concat(fillers).Where(static word => word.Length > 3 || word is "sum"))
        {
            foreach (string stem in Stems(word))
            {
                known.TryAdd(stem, word);
            }
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The word without each ending it may have, and without the letter doubled before it.</summary>
    private static IEnumerable<string> Stems(string fold)
    {
        foreach (string ending in Endings)
        {
            if (fold.EndsWith(ending, StringComparison.Ordinal) && fold.Length - ending.Length >= 4)
            {
                string stem = fold[..^ending.Length];
                yield return stem[^1] == stem[^2] ? stem[..^1] : stem;
                yield break;
            }
        }

        if (fold.Length >= 4 || fold == "sum")
        {
            yield return fold;
        }
    }
}
