using Tally.Columns;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Words;

/// <summary>Finds phrases in text word by word, the longest first; case, accents and plurals are folded.</summary>
internal sealed class Phrases(Phrases? shared = null)
{
    private readonly Dictionary<string, List<Phrase>> _byFirst = [];
    private readonly HashSet<string> _stems = [];

    private sealed class Phrase(string[] stems, string? exact, Term first)
    {
        private Naming? _naming;

        public string[] Stems => stems;

        public string? Exact => exact;

        public List<Term> Terms { get; } = [first];

        public Naming Naming => _naming ??= new Naming(Terms);

        public bool Is(string[] other, string? written) => exact == written && stems.AsSpan().SequenceEqual(other);
    }

    /// <summary>Short words and words of the language count only as they are written in the data.</summary>
    private static readonly HashSet<string> Ordinary =
    [
        "les", "des", "une", "est", "sur", "par", "pas", "non", "oui", "yes", "the", "and", "for", "was", "are", "all", "der", "die", "das", "und", "ist",
        "son", "ses", "qui", "que", "plus", "moins", "more", "less", "autre", "autres", "other", "others", "note", "ans", "mai", "may", "mars", "march",
        "one", "two", "but", "car", "pour", "avec", "dont", "tous", "tout", "toutes", "most", "only",
    ];

    /// <summary>What the language puts between two words of a name.</summary>
    private static readonly HashSet<string> Between = ["d", "de", "du", "des", "of"];

    public void Add(string text, Term term)
    {
        string[] stems = [.. Tokens(text).Select(token => Stem(token.Folded))];
        if (stems.Length == 0 || stems.All(stem => stem.All(char.IsAsciiDigit)))
            return;
        _stems.UnionWith(stems);
        bool exact = stems.Length == 1 && (stems[0].Length <= 2 || Ordinary.Contains(Folding.Fold(text)));
        string? written = exact ? text.Trim() : null;
        if (shared?._byFirst.GetValueOrDefault(stems[0])?.Find(phrase => phrase.Is(stems, written)) is { } common && common.Terms.Contains(term))
            return;
        if (!_byFirst.TryGetValue(stems[0], out var phrases))
            _byFirst[stems[0]] = phrases = [];
        var known = phrases.Find(phrase => phrase.Is(stems, written));
        if (known is null)
            phrases.Add(new Phrase(stems, written, term));
        else if (!known.Terms.Contains(term))
            known.Terms.Add(term);
    }

    /// <summary>Whether the word names something by itself, a file of rows apart.</summary>
    public bool IsName(string word) => _byFirst.GetValueOrDefault(Stem(word))?.Exists(phrase => phrase.Stems.Length == 1 && phrase.Terms.Exists(term => term is not { Kind: TermKind.Label, Column: "file" })) == true;

    /// <summary>Whether some phrase has the word in it.</summary>
    public bool Holds(string stem) => _stems.Contains(stem) || shared?.Holds(stem) == true;

    /// <summary>Puts the longest phrases first; call once after the last <see cref="Add"/>.</summary>
    public void Seal()
    {
        foreach (var phrases in _byFirst.Values)
            phrases.Sort((left, right) => right.Stems.Length.CompareTo(left.Stems.Length));
    }

    public List<(int Start, int End, Naming Naming)> Find(string text, List<TextToken> tokens)
    {
        var found = new List<(int, int, Naming)>();
        for (int at = 0; at < tokens.Count;)
        {
            var (own, ownLength) = Longest(text, tokens, at);
            var (common, commonLength) = shared?.Longest(text, tokens, at) ?? default;
            int length = Math.Max(ownLength, commonLength);
            if (length > 0)
            {
                found.Add((tokens[at].Start, tokens[at + length - 1].End, Both(ownLength == length ? own : null, commonLength == length ? common : null)));
            }

            at += Math.Max(length, 1);
        }

        return found;
    }

    private static Naming Both(Phrase? own, Phrase? common) => (own, common) switch
    {
        ({ } left, { } right) => new Naming([.. left.Terms.Union(right.Terms)]),
        _ => (own ?? common)!.Naming,
    };

    private (Phrase? Phrase, int Length) Longest(string text, List<TextToken> tokens, int at)
    {
        if (_byFirst.TryGetValue(tokens[at].Stem, out var phrases))
        {
            foreach (var phrase in phrases)
            {
                if (Matched(text, tokens, at, phrase) is > 0 and var length)
                    return (phrase, length);
            }
        }

        return (null, 0);
    }

    /// <summary>How many words of the text the phrase takes there: its own, and such as "d'" in "taux d'impôt" for <c>taux_impot</c>; zero when it does not stand there.</summary>
    private static int Matched(string text, List<TextToken> tokens, int at, Phrase phrase)
    {
        int word = at;
        for (int i = 1; i < phrase.Stems.Length; i++)
        {
            word++;
            if (word + 1 < tokens.Count && tokens[word].Stem != phrase.Stems[i] && Between.Contains(tokens[word].Folded))
                word++;
            if (word >= tokens.Count || tokens[word].Stem != phrase.Stems[i] || text.AsSpan(tokens[word - 1].End, tokens[word].Start - tokens[word - 1].End).ContainsAny('\n', '|', ';'))
                return 0;
        }

        bool written = phrase.Exact is null || text.AsSpan(tokens[at].Start, tokens[at].End - tokens[at].Start).SequenceEqual(phrase.Exact);
        return written ? word - at + 1 : 0;
    }

    public static List<TextToken> Tokens(string text)
    {
        var tokens = new List<TextToken>(text.Length / 5);
        var words = new WordMemo<(string Folded, string Stem)>(Folded);
        for (int at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            int end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            var (folded, stem) = words.Of(text.AsSpan(at, end - at));
            tokens.Add(new TextToken(at, end, folded, stem));
            at = end;
        }

        return tokens;
    }

    private static (string Folded, string Stem) Folded(string word)
    {
        string folded = Folding.Fold(word);
        return (folded, Stem(folded));
    }

    /// <summary>One form for "companies" and "company", "Filialen" and "Filiale".</summary>
    private static string Stem(string folded)
    {
        string singular = folded.Length > 3 && folded[^1] is 's' or 'x' && folded[^2] is not 's' ? folded[..^1] : folded;
        return singular.Length > 4 && singular[^1] == 'y' ? $"{singular[..^1]}ie"
            : singular.Length > 5 && singular.EndsWith("en", StringComparison.Ordinal) ? singular[..^1]
            : singular;
    }
}

/// <summary>A word of a text, folded, and without its plural ending.</summary>
internal readonly record struct TextToken(int Start, int End, string Folded, string Stem);
