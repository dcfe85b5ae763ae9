namespace Tally.Ledger.Numbers;

/// <summary>Finds numbers spelled out in one language.</summary>
internal sealed class WordLexer(ReadingView view, List<Word> words, Lexicon lexicon)
{
    private readonly int _bit = 1 << Lexicon.All.IndexOf(lexicon);

    public IEnumerable<NumberToken> Read()
    {
        for (int at = 0; at < words.Count;)
        {
            if ((words[at].Lexicons & _bit) == 0 || Token(at) is not { } found)
            {
                at++;
                continue;
            }

            yield return found.Token;
            at = found.Next;
        }
    }

    private (NumberToken Token, int Next)? Token(int at)
    {
        string word = words[at].Folded;
        if (Counted(at) is { } counted)
            return counted;
        bool afterDigits = AfterDigits(at);
        if (lexicon.Collectives.ContainsKey(word) || (lexicon.Scales.ContainsKey(word) && !afterDigits))
            return afterDigits ? null : (Make(at, at + 1, NumberKind.Vague, []), at + 1);
        if (lexicon.Multiples.TryGetValue(word, out decimal multiple))
            return (Make(at, at + 1, multiple < 1 ? NumberKind.Fraction : NumberKind.Multiple, [multiple]), at + 1);
        if (lexicon.Times.Contains(word) && afterDigits)
            return null;
        return lexicon.Ordinals.TryGetValue(word, out int ordinal) ? (Make(at, at + 1, NumberKind.Ordinal, [ordinal]), at + 1) : null;
    }

    /// <summary>A cardinal, alone or counting dozens, parts, times or percent.</summary>
    private (NumberToken Token, int Next)? Counted(int at)
    {
        var cardinal = new Accumulator(words, lexicon).Read(at);
        bool article = IsArticle(words[at].Folded);
        if (cardinal is null && !article)
            return null;
        var (value, next) = cardinal ?? (1, at + 1);
        bool goesOn = next < words.Count && words[next - 1].Adjoins(words[next]);
        string following = goesOn ? words[next].Folded : "";
        if (lexicon.Parts.TryGetValue(following, out decimal part))
            return (Make(at, next + 1, NumberKind.Fraction, [value * part]), next + 1);
        if (lexicon.Collectives.TryGetValue(following, out decimal collective))
            return (Make(at, next + 1, NumberKind.Cardinal, [value * collective]), next + 1);
        if (article && (cardinal is null || next == at + 1))
            return null;
        if (lexicon.Times.Contains(following))
            return (Make(at, next + 1, NumberKind.Multiple, [value]), next + 1);
        bool percent = Percent(following, next, out int end);
        return (Make(at, end, NumberKind.Cardinal, [value]) with { IsPercent = percent }, end);
    }

    private bool Percent(string following, int next, out int end)
    {
        bool twoWords = following is "pour" or "per" && next + 1 < words.Count && words[next + 1].Folded == "cent";
        bool oneWord = following is "pourcent" or "percent" or "prozent";
        end = next + (twoWords ? 2 : oneWord ? 1 : 0);
        return twoWords || oneWord || (end == next && FollowedBySign(next - 1));
    }

    private bool FollowedBySign(int word)
    {
        int at = words[word].End;
        while (at < view.Text.Length && view.Text[at] is ' ' or '\u00A0' or '\u202F')
            at++;
        return at < view.Text.Length && view.Text[at] == '%';
    }

    private bool IsArticle(string word) => lexicon.Articles.Contains(word);

    /// <summary>"3,3 millions" has been read with its digits.</summary>
    private bool AfterDigits(int at)
    {
        int before = words[at].Start - 1;
        while (before >= 0 && view.Text[before] is ' ' or '\u00A0' or '\u202F')
            before--;
        return before >= 0 && char.IsAsciiDigit(view.Text[before]);
    }

    private NumberToken Make(int first, int next, NumberKind kind, IReadOnlyList<decimal> readings) => new()
    {
        Start = view.Start(words[first].Start),
        End = view.End(words[next - 1].End),
        Kind = kind,
        Readings = readings,
        InWords = true,
    };
}
