using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Words that constrain nothing, and what they say about the language.</summary>
internal static class Fillers
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = Load();

    private static readonly FrozenSet<string> All = ByLanguage.Values.SelectMany(static words => words).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Tongues = ["fr", "en", "de"];

    public static bool Contains(string fold) => All.Contains(fold);

    /// <summary>A word that is grammar in every sentence: "de", "of", "which".</summary>
    public static bool IsFunctionWord(string fold) => ByLanguage["core"].Contains(fold);

    /// <summary>The language of the words, or null when they tell none ("HEC 2020 ?").</summary>
    public static Tongue? TongueOf(IReadOnlyList<Token> tokens)
    {
        if (tokens.Any(static token => token.Text.Any(static character => character is >= '\uAC00' and <= '\uD7A3')))
        {
            return Tongue.Korean;
        }

        (Tongue Tongue, int Count)[] counts =
        [
            (Tongue.French, Count("fr") + (tokens.Any(static token => token.Text.IndexOfAny(['é', 'è', 'ê', 'à', 'ç', 'û', 'ô']) >= 0) ? 1 : 0)),
            (Tongue.English, Count("en")),
            (Tongue.German, Count("de")),
        ];
        (Tongue best, int most) = counts.MaxBy(static pair => pair.Count);
        return most == 0 || counts.Count(pair => pair.Count == most) > 1 ? null : best;

        // A word that several languages write alike tells none.
        int Count(string language) => tokens.Count(token => ByLanguage[language].Contains(token.Fold) && Tongues.Count(other => ByLanguage[other].Contains(token.Fold)) == 1);
    }

    private static FrozenDictionary<string, FrozenSet<string>> Load()
    {
        var lists = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> current = [];
        foreach (string line in Resource.Lines("Fillers.txt"))
        {
            if (line[0] == '[')
            {
                lists[line.Trim('[', ']')] = current = new HashSet<string>(StringComparer.Ordinal);
                continue;
            }

            current.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold));
        }

        return lists.ToFrozenDictionary(static pair => pair.Key, static pair => pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
