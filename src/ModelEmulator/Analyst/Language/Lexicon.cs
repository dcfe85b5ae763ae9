using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Words of everyday data in several languages, by meaning.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, Concept> ById = Load();

    private static readonly FrozenDictionary<string, IReadOnlyList<Concept>> ByPhrase = Index();

    private static readonly FrozenDictionary<string, Superlative> Superlatives = LoadSuperlatives();

    /// <summary>The most words a phrase of the lexicon has.</summary>
    public const int LongestPhrase = 5;

    public static Concept Concept(string id) => ById[id];

    /// <summary>The meanings of a folded phrase, by its words as typed or by their stems.</summary>
    public static IReadOnlyList<Concept> MeaningsOf(string phrase) => phrase.Length == 0 ? [] : phrase.Length == 0 ? [] :
        ByPhrase.TryGetValue(phrase, out IReadOnlyList<Concept>? exact)
            ? phrase[^1] == 's' && ByPhrase.TryGetValue(phrase[..^1], out IReadOnlyList<Concept>? singular) ? [.. exact.Union(singular)] : exact
        : ByPhrase.TryGetValue(StemOf(phrase), out IReadOnlyList<Concept>? stemmed) ? stemmed
        : [];

    public static Superlative? SuperlativeOf(string phrase) => Superlatives.GetValueOrDefault(phrase);

    public static string StemOf(string phrase) => phrase.Contains(' ', StringComparison.Ordinal)
        ? string.Join(' ', phrase.Split(' ').Select(Folding.Stem))
        : Folding.Stem(phrase);

    private static FrozenDictionary<string, Concept> Load() => Resource.ConceptLines()
        .Select(static line =>
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string[] head = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] phrases = [.. line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold)];
            return new Concept(head[0], head[1..].ToFrozenSet(StringComparer.Ordinal), phrases);
        })
        .GroupBy(static concept => concept.Id, StringComparer.Ordinal)
        .Select(static same => new Concept(same.Key, same.First().Kinds, [.. same.SelectMany(static concept => concept.Phrases).Distinct(StringComparer.Ordinal)]))
        .ToFrozenDictionary(static concept => concept.Id, StringComparer.Ordinal);

    private static FrozenDictionary<string, IReadOnlyList<Concept>> Index()
    {
        var index = new Dictionary<string, List<Concept>>(StringComparer.Ordinal);
        foreach (Concept concept in ById.Values.OrderBy(static concept => concept.Id, StringComparer.Ordinal))
        {
            foreach (string phrase in concept.Phrases)
            {
                Add(phrase, concept);
            }
        }

        // Stems come second so that a word with an exact meaning is never read by its stem alone.
        var exact = index.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (Concept concept in ById.Values.OrderBy(static concept => concept.Id, StringComparer.Ordinal))
        {
            foreach (string stem in concept.Phrases.Select(StemOf).Where(stem => stem.Length > 3 && !exact.Contains(stem)))
            {
                Add(stem, concept);
            }
        }

        return index.ToFrozenDictionary(static pair => pair.Key, static pair => (IReadOnlyList<Concept>)pair.Value, StringComparer.Ordinal);

        void Add(string phrase, Concept concept)
        {
            if (!index.TryGetValue(phrase, out List<Concept>? concepts))
            {
                index[phrase] = concepts = [];
            }

            if (!concepts.Contains(concept))
            {
                concepts.Add(concept);
            }
        }
    }

    private static FrozenDictionary<string, Superlative> LoadSuperlatives() => Resource.Lines("Superlatives.txt")
        .SelectMany(static line =>
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string[] head = line[..colon].Split(' ');
            return line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries)
                .Select(phrase => (phrase, new Superlative(head[0] == "max", head[1])));
        })
        .GroupBy(static pair => pair.phrase, StringComparer.Ordinal)
        .ToFrozenDictionary(static group => group.Key, static group => group.First().Item2, StringComparer.Ordinal);
}

/// <summary>One meaning: its words, and how its figures behave.</summary>
internal sealed record Concept(string Id, FrozenSet<string> Kinds, IReadOnlyList<string> Phrases)
{
    public bool Is(string kind) => Kinds.Contains("~" + kind);
}

/// <summary>An adjective that names a measure and an end of it: "cheapest" is the least price.</summary>
internal sealed record Superlative(bool IsMaximum, string Concept);
