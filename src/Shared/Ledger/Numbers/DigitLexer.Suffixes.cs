using System.Globalization;
using Tally.Columns;

namespace Tally.Ledger.Numbers;

/// <summary>What may follow the digits and change what they say.</summary>
internal sealed partial class DigitLexer
{
    private static readonly string[] OrdinalSuffixes = ["ere", "ère", "eme", "ème", "ième", "er", "re", "nde", "nd", "st", "rd", "th", "e", "es"];

    private static readonly string[] PercentWords = ["pour cent", "pourcent", "pourcents", "per cent", "percent", "prozent", "points de pourcentage", "percentage points", "prozentpunkte", "pct", "pp"];

    private bool IsVulgar(int at) => _text[at] > 127 && char.GetUnicodeCategory(_text[at]) == UnicodeCategory.OtherNumber;

    /// <summary>½ alone or after a whole number.</summary>
    private IReadOnlyList<decimal> Vulgar(ref int end, IReadOnlyList<decimal> readings, bool alone)
    {
        if (end >= _text.Length || !IsVulgar(end))
            return readings;
        decimal part = Math.Round((decimal)CharUnicodeInfo.GetNumericValue(_text[end]), 12);
        end++;
        return alone ? [part] : [.. readings.Select(value => value + part)];
    }

    /// <summary>1/3, when it is no date.</summary>
    private decimal? Fraction(ref int end, IReadOnlyList<decimal> readings)
    {
        if (readings.Count == 0 || end + 1 >= _text.Length || _text[end] is not ('/' or '⁄' or '∕') || !IsDigit(end + 1))
            return null;
        int start = end + 1, stop = start;
        while (stop < _text.Length && IsDigit(stop))
            stop++;
        if (stop - start > 4 || (stop < _text.Length && _text[stop] == '/'))
            return null;
        decimal divisor = decimal.Parse(_text.AsSpan(start, stop - start), NumberStyles.None, CultureInfo.InvariantCulture);
        if (divisor == 0)
            return null;
        end = stop;
        return readings[0] / divisor;
    }

    private bool OrdinalSuffix(ref int end)
    {
        int stop = LettersFrom(end);
        if (stop == end || (stop < _text.Length && IsDigit(stop)) || !OrdinalSuffixes.Contains(_text[end..stop].ToLowerInvariant()))
            return false;
        end = stop;
        return true;
    }

    private decimal? Scale(ref int end)
    {
        int glued = LettersFrom(end);
        if (glued > end)
        {
            decimal? letter = _text[end..glued] switch
            {
                "k" or "K" => 1e3m,
                "M" or "m" or "Mio" or "mio" or "mn" => 1e6m,
                "Md" or "Mds" or "bn" or "Mrd" or "B" or "G" => 1e9m,
                var word => Lexicons(Folding.Fold(word)),
            };
            if (letter is not null)
                end = glued;
            return letter;
        }

        int start = end;
        while (start < _text.Length && IsSpace(_text[start]))
            start++;
        int stop = LettersFrom(start);
        if (start == end || stop == start)
            return null;
        decimal? scale = _text.AsSpan(start, stop - start) is "k" or "K" ? 1e3m : Lexicons(Folding.Fold(_text.AsSpan(start, stop - start)));
        if (scale is not null)
            end = stop;
        return scale;
    }

    /// <summary>As the text's own language has it: an English billion is no French one.</summary>
    private decimal? Lexicons(string word)
    {
        var own = Lexicon.Of(language);
        foreach (var lexicon in Lexicon.All.OrderBy(lexicon => lexicon == own ? 0 : 1))
        {
            if (lexicon.Scales.TryGetValue(word, out decimal scale) || lexicon.Collectives.TryGetValue(word, out scale))
                return scale;
            if (lexicon.Language == "en" && lexicon.Hundreds.Contains(word))
                return 100;
        }

        return null;
    }

    /// <summary>3.3e3 and 3.3×10^3; zero stands for one that is no number.</summary>
    private decimal? Exponent(ref int end)
    {
        int at = end;
        if (at < _text.Length && _text[at] is 'e' or 'E')
            at++;
        else if (_text.AsSpan(at).StartsWith("×10^") || _text.AsSpan(at).StartsWith("*10^") || _text.AsSpan(at).StartsWith(" × 10^"))
            at = _text.IndexOf('^', at) + 1;
        else
            return null;
        int sign = at < _text.Length && _text[at] is '+' or '-' ? 1 : 0;
        int stop = at + sign;
        while (stop < _text.Length && IsDigit(stop))
            stop++;
        if (stop == at + sign || stop - at > 4)
            return null;
        int power = int.Parse(_text.AsSpan(at, stop - at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        end = stop;
        return power is < -12 or > 12 ? 0 : (decimal)Math.Pow(10, power);
    }

    private bool PercentSign(ref int end)
    {
        int at = end;
        while (at < _text.Length && IsSpace(_text[at]))
            at++;
        if (at < _text.Length && _text[at] is '%' or '％' or '٪' or '﹪')
        {
            end = at + 1;
            return true;
        }

        if (at == end)
            return false;
        foreach (string word in PercentWords)
        {
            int stop = at + word.Length;
            if (stop <= _text.Length && string.Compare(_text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (stop == _text.Length || !char.IsLetter(_text[stop])))
            {
                end = stop;
                return true;
            }
        }

        return false;
    }

    private int LettersFrom(int at)
    {
        while (at < _text.Length && char.IsLetter(_text[at]))
            at++;
        return at;
    }

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';
}
