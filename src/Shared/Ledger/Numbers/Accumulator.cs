using Tally.Columns;

namespace Tally.Ledger.Numbers;

/// <summary>Adds up the words of one cardinal: "trois mille trois cent six", "quatre-vingt-onze", "nineteen hundred".</summary>
internal sealed class Accumulator(List<Word> words, Lexicon lexicon)
{
    private decimal _total;
    private decimal _group;
    private decimal _smallestScale = decimal.MaxValue;
    private int _last;
    private bool _any;

    /// <summary>The value and the word after it, or null when no number of more than an article begins here.</summary>
    public (decimal Value, int Next)? Read(int at)
    {
        int next = at;
        while (next < words.Count && (next == at || words[next - 1].Adjoins(words[next])))
        {
            int step = next;
            if (_any && lexicon.Joiners.Contains(words[step].Folded) && step + 1 < words.Count && words[step].Adjoins(words[step + 1]))
                step++;
            if (!Take(words[step].Folded))
                break;
            next = step + 1;
        }

        bool scaleAlone = next == at + 1 && (lexicon.Scales.TryGetValue(words[at].Folded, out decimal scale) && scale != 1000);
        return _any && !scaleAlone ? (_total + _group, next) : null;
    }

    private bool Take(string word)
    {
        if (lexicon.Units.TryGetValue(word, out int unit) && Unit(unit))
            return true;
        if (lexicon.Hundreds.Contains(word))
            return Hundred();
        if (lexicon.Scales.TryGetValue(word, out decimal scale))
            return Scaled(scale);
        if (!_any && lexicon.Articles.Contains(word))
        {
            // "a hundred", "un million": the article counts once something does follow; the caller drops it otherwise.
            (_group, _last, _any) = (1, 1, true);
            return true;
        }

        return !lexicon.Units.ContainsKey(word) && lexicon.Compound?.Invoke(word) is { } compound && Compound(compound);
    }

    private bool Unit(int value)
    {
        bool fits = _group == 0 && (!_any || _last >= 1000 || _last == 100)
            || (_group % 100 == 0 && _group > 0)
            || (value < 10 && value > 0 && _last is >= 20 and < 100 && _last % 10 == 0)
            || (value is >= 10 and <= 19 && _last is 60 or 80)
            || (value == 20 && _last == 4);
        if (!fits || (value == 0 && _any))
            return false;
        if (value == 20 && _last == 4)
        {
            _group += 76;
            _last = 80;
        }
        else
        {
            _group += value;
            // dix-sept: ten may still take seven to nine in French.
            _last = value == 10 && lexicon.Language == "fr" ? 20 : value;
            if (value is 10 && lexicon.Language != "fr")
                _last = 10;
        }

        return _any = true;
    }

    private bool Hundred()
    {
        if (_group >= 100)
            return false;
        _group = _group == 0 ? 100 : _group * 100;
        _last = 100;
        return _any = true;
    }

    private bool Scaled(decimal scale)
    {
        if (scale >= _smallestScale || (_any && _group == 0))
            return false;
        _total += Math.Max(_group, 1) * scale;
        (_group, _smallestScale, _last) = (0, scale, 1000);
        return _any = true;
    }

    private bool Compound(decimal value)
    {
        if (_group != 0 || (_any && value >= _smallestScale))
            return false;
        if (value >= 1000)
            (_total, _last) = (_total + value, 1);
        else
            (_group, _last) = (value, 1);
        return _any = true;
    }
}

/// <summary>A word of a text: where it stands in the reading view, and folded.</summary>
/// <param name="Lexicons">A bit for each of <see cref="Lexicon.All"/> that knows the word.</param>
internal readonly record struct Word(int Start, int End, string Folded, int Lexicons, string Source)
{
    /// <summary>Only spaces or a hyphen stand between.</summary>
    public bool Adjoins(Word next)
    {
        for (int i = End; i < next.Start; i++)
        {
            if (Source[i] is not (' ' or '-' or '\u2010' or '\u2011' or '\u00A0' or '\u202F'))
                return false;
        }

        return next.Start - End is > 0 and <= 3;
    }

    public static List<Word> Of(string text)
    {
        var words = new List<Word>(text.Length / 6);
        var known = new WordMemo<(string Folded, int Lexicons)>(Known);
        for (int at = 0; at < text.Length;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            int end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            var (folded, lexicons) = known.Of(text.AsSpan(at, end - at));
            words.Add(new Word(at, end, folded, lexicons, text));
            at = end;
        }

        return words;
    }

    private static (string Folded, int Lexicons) Known(string word)
    {
        string folded = Folding.Fold(word);
        int lexicons = 0;
        for (int i = 0; i < Lexicon.All.Length; i++)
            lexicons |= Lexicon.All[i].Knows(folded) ? 1 << i : 0;
        return (folded, lexicons);
    }
}
