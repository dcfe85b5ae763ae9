using System.Collections.Immutable;

namespace Tally.Ledger.Numbers;

/// <summary>The number words of one language, folded (lower case, no accents).</summary>
internal sealed record Lexicon
{
    public required string Language { get; init; }

    /// <summary>Zero to ninety-nine, as far as they are one word.</summary>
    public required IReadOnlyDictionary<string, int> Units { get; init; }

    public required IReadOnlyList<string> Hundreds { get; init; }

    public required IReadOnlyDictionary<string, decimal> Scales { get; init; }

    /// <summary>Dozens and the like: counted ("deux douzaines") or after an article.</summary>
    public required IReadOnlyDictionary<string, decimal> Collectives { get; init; }

    /// <summary>Words inside a number: et, and, und.</summary>
    public required IReadOnlyList<string> Joiners { get; init; }

    /// <summary>Words for one that are articles unless a number goes on.</summary>
    public required IReadOnlyList<string> Articles { get; init; }

    /// <summary>Fractions that must be counted or follow an article: third, tiers.</summary>
    public required IReadOnlyDictionary<string, decimal> Parts { get; init; }

    /// <summary>Words that are a fraction or a multiple by themselves: moitié, doubled.</summary>
    public required IReadOnlyDictionary<string, decimal> Multiples { get; init; }

    public required IReadOnlyDictionary<string, int> Ordinals { get; init; }

    /// <summary>Words after a number that make it a multiple: fois, times, mal.</summary>
    public required IReadOnlyList<string> Times { get; init; }

    /// <summary>Reads a compound written as one word (German); null elsewhere.</summary>
    public Func<string, decimal?>? Compound { get; init; }

    private HashSet<string>? _words;

    /// <summary>Whether the word takes part in any number.</summary>
    public bool Knows(string word) =>
        (_words ??= [.. Units.Keys, .. Hundreds, .. Scales.Keys, .. Collectives.Keys, .. Articles, .. Multiples.Keys, .. Ordinals.Keys]).Contains(word)
        || Compound?.Invoke(word) is not null;

    public static ImmutableArray<Lexicon> All { get; } = [FrenchNumbers.Lexicon, EnglishNumbers.Lexicon, GermanNumbers.Lexicon];

    public static Lexicon? Of(string language) =>
        All.FirstOrDefault(lexicon => language.StartsWith(lexicon.Language, StringComparison.OrdinalIgnoreCase));
}
