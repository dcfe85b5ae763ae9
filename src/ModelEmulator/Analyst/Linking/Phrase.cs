using System.Collections.Concurrent;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Linking;

/// <summary>A name cut into the units that people may say: single words, or several that mean one thing together.</summary>
internal sealed record Phrase(IReadOnlyList<PhraseUnit> Units)
{
    /// <summary>Words that say little on their own in a column's name.</summary>
    private static readonly HashSet<string> Weak = new(StringComparer.Ordinal)
    {
        "nb", "nbr", "nombre", "number", "num", "count", "total", "value", "valeur", "amount", "montant", "id", "code", "name", "nom", "libelle", "label", "pct", "rate",
        "taux", "type", "date", "annee", "year", "chf", "eur", "usd", "kg", "km", "mm", "cm", "kwh", "gwh", "mwh", "min", "max", "avg", "moy", "moyen", "moyenne", "of",
        "de", "du", "des", "la", "le", "les", "d", "l", "the", "and", "et", "en", "in", "per", "par", "a", "m2", "h", "c", "n", "no", "pour", "percent", "sum", "unit",
        "unitaire", "ht", "ttc", "net", "faculty", "faculte", "department", "departement", "region", "canton", "ville", "city", "mean", "average", "minimum", "maximum",
    };

    /// <summary>Units of measure in a column's name: nobody has to say them.</summary>
    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal)
    {
        "chf", "eur", "usd", "gbp", "kg", "km", "mm", "cm", "kwh", "gwh", "mwh", "twh", "m2", "m3", "km2", "km3", "m", "h", "c", "min", "pct", "mio", "mrd", "ha", "hl", "t", "l", "kw", "mw", "db",
    };

    public static bool IsUnit(string fold) => Measures.Contains(fold);

    /// <summary>Whether a word says little on its own in a column's name.</summary>
    public static bool IsWeak(string fold) => Weak.Contains(fold);

    public double Weight => Units.Sum(static unit => unit.Weight);

    private const int MostKept = 20_000;

    private static readonly ConcurrentDictionary<string, Phrase> Kept = new(StringComparer.Ordinal);

    /// <summary>The same name is cut the same way each time, and is met again on every turn: cuts are kept.</summary>
    public static Phrase Of(string name)
    {
        if (Kept.TryGetValue(name, out Phrase? phrase))
        {
            return phrase;
        }

        phrase = Cut(name);
        if (Kept.Count < MostKept)
        {
            Kept.TryAdd(name, phrase);
        }

        return phrase;
    }

    private static Phrase Cut(string name)
    {
        IReadOnlyList<string> words = Folding.Words(name);
        var units = new List<PhraseUnit>();
        for (int start = 0; start < words.Count;)
        {
            int length = Math.Min(Lexicon.LongestPhrase, words.Count - start);
            while (length > 1 && Lexicon.MeaningsOf(string.Join(' ', words.Skip(start).Take(length))).Count == 0)
            {
                length--;
            }

            string fold = string.Join(' ', words.Skip(start).Take(length));
            units.Add(new PhraseUnit(fold, Lexicon.StemOf(fold), Lexicon.MeaningsOf(fold), words.Count == 1 ? 1 : start > 0 && Measures.Contains(fold) ? 0.02 : Span.IsMeasureWord(fold) && !Weak.Contains(fold) ? 1 : fold.Length <= 3 && Fillers.Contains(fold) ? 0.05 : Weak.Contains(fold) ? 0.3 : Fillers.Contains(fold) ? 0.2 : 1));
            start += length;
        }

        return new Phrase(units);
    }
}

internal sealed record PhraseUnit(string Fold, string Stem, IReadOnlyList<Concept> Concepts, double Weight)
{
    /// <summary>The stems of its words, where it is of several: "fines" says "customs fines" in part.</summary>
    public IReadOnlyList<string> Parts { get; } = Fold.Contains(' ', StringComparison.Ordinal)
        ? [.. Fold.Split(' ').Where(static word => word.Length > 3 && !Fillers.Contains(word) && !Phrase.IsWeak(word)).Select(Folding.Stem)] : [];

    /// <summary>What those words mean one by one.</summary>
    public IReadOnlyList<Concept> PartConcepts { get; } = Fold.Contains(' ', StringComparison.Ordinal)
        ? [.. Fold.Split(' ').Where(static word => word.Length > 3 && !Fillers.Contains(word) && !Phrase.IsWeak(word)).SelectMany(Lexicon.MeaningsOf).Distinct()] : [];

    /// <summary>Whether a word says one of its words only.</summary>
    public bool IsSaidInPart(Span span) => Fold.Contains(' ', StringComparison.Ordinal) && span.Length == 1 && span.Fold != Fold && span.Stem != Stem && !Concepts.Any(span.Concepts.Contains);

    /// <summary>How well a span of the question says this unit; 0 when it does not.</summary>
    public double Match(Span span) =>
        span.Fold == Fold ? 1
        : span.IsFiller ? span.Length == 1 && Weight >= 1 && span.Fold.Length > 3 && !Fillers.IsFunctionWord(span.Fold) && span.Stem == Stem ? 0.9 : 0
        : span.Stem == Stem ? span.Concepts.Count > 0 && !Concepts.Any(span.Concepts.Contains) && IsAnotherWord(span) ? 0 : 0.95
        : Concepts.Any(span.Concepts.Contains) ? 0.85
        : span.Length == 1 && Parts.Contains(span.Stem) ? 0.75
        : span.Length == 1 && PartConcepts.Any(span.Concepts.Contains) ? 0.7
        : 0;

    /// <summary>"Année" is not Anne: more than the plural's letter is between a known word and a name.</summary>
    private bool IsAnotherWord(Span span) => span.Fold.TrimEnd('s', 'x') != Fold.TrimEnd('s', 'x');
}

/// <summary>Some neighbouring tokens of the question.</summary>
/// <param name="IsFiller">A function word: it names something only when it is written as that thing's name.</param>
internal sealed record Span(int Start, int Length, string Fold, string Stem, IReadOnlyList<Concept> Concepts, bool IsFiller = false)
{
    /// <summary>Words that constrain nothing in most sentences and yet are what some columns are called.</summary>
    private static readonly HashSet<string> MeasureWords = new(StringComparer.Ordinal) { "amount", "montant", "value", "valeur", "number", "nombre", "total", "type", "genre", "cost", "stay", "stays", "niveau", "age", "count" };

    public static bool IsMeasureWord(string fold) => MeasureWords.Contains(fold);

    /// <summary>What follows a function word that begins a sentence as itself: "Est-ce", "The".</summary>
    private static readonly HashSet<string> NotNames = new(StringComparer.Ordinal) { "ce", "il", "elle", "on", "ils", "elles", "tu", "vous", "le", "la", "les", "l", "un", "une", "the", "a", "it", "there", "this", "that", "you", "we" };

    public int End => Start + Length;

    public static IReadOnlyList<Span> All(IReadOnlyList<Token> tokens)
    {
        var spans = new List<Span>();
        for (int start = 0; start < tokens.Count; start++)
        {
            // A percent sign is no part of the name behind it.
            if (tokens[start].Kind == TokenKind.Word && Folding.Words(tokens[start].Fold).Count == 0)
            {
                continue;
            }

            for (int length = 1; length <= Lexicon.LongestPhrase && start + length <= tokens.Count; length++)
            {
                if (length > 1 && tokens[start + length - 1].AfterBreak)
                {
                    break;
                }

                string fold = string.Join(' ', tokens.Skip(start).Take(length).SelectMany(static token => Folding.Words(token.Fold)));
                Token token = tokens[start];
                bool isCode = length == 1 && fold.Length <= 2 && !token.Text.All(char.IsUpper);
                bool isFiller = length == 1 && token.Kind == TokenKind.Word && Fillers.Contains(fold);
                bool isName = isFiller && token.IsCapitalised && (start > 0 || (tokens.Count > 1 && !NotNames.Contains(tokens[1].Fold)));
                // "Women per man" names men; "kann man" does not.
                bool isMeasure = isFiller && (MeasureWords.Contains(fold) || (fold == "man" && start > 0 && tokens[start - 1].Fold is "per" or "each" or "every" or "one"));
                spans.Add(new Span(start, length, fold, Lexicon.StemOf(fold), isCode || (isFiller && !isMeasure) ? [] : Lexicon.MeaningsOf(fold), isFiller && !isName && !isMeasure));
            }
        }

        return spans;
    }
}
