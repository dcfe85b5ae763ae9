using System.Globalization;

namespace Tally.Ledger.Numbers;

/// <summary>Finds numbers written in digits, whatever separates their groups.</summary>
internal sealed partial class DigitLexer(ReadingView view, string language)
{
    private readonly string _text = view.Text;

    public IEnumerable<NumberToken> Read()
    {
        int at = 0;
        while (at < _text.Length)
        {
            if (!IsDigit(at) && !IsVulgar(at))
            {
                at++;
                continue;
            }

            var token = Name(at) ?? DateAt(at) ?? Number(at);
            yield return token.Token;
            at = token.Next;
        }
    }

    /// <summary>Digits glued to letters before them are part of a word: H2O, R1, x3306.</summary>
    private (NumberToken Token, int Next)? Name(int at)
    {
        if (at == 0 || !(char.IsLetter(_text[at - 1]) || (_text[at - 1] == '_' && at > 1 && char.IsLetterOrDigit(_text[at - 2]))))
            return null;
        int start = at, end = at;
        while (start > 0 && (char.IsLetterOrDigit(_text[start - 1]) || _text[start - 1] == '_'))
            start--;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
            end++;
        string word = _text[start..end];
        string digits = string.Concat(word.Where(char.IsAsciiDigit));
        decimal[] readings = decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out decimal value) ? [value] : [];
        return (Token(start, end, NumberKind.Name, readings) with { Word = word }, end);
    }

    private (NumberToken Token, int Next) Number(int at)
    {
        int end = at;
        var parts = new List<string>();
        var separators = new List<char>();
        Chain(ref end, parts, separators);
        var readings = parts.Count == 0 ? [] : NumberReadings.Of(parts, separators, language);
        bool plainYear = parts is [{ Length: 4 } year] && year[0] is '1' or '2' && separators.Count == 0;

        readings = Vulgar(ref end, readings, parts.Count == 0);
        var kind = parts.Count == 0 ? NumberKind.Fraction : NumberKind.Cardinal;
        if (Fraction(ref end, readings) is { } quotient)
            (readings, kind, plainYear) = ([quotient], NumberKind.Fraction, false);
        (int start, bool signed, bool negative) = Sign(at);
        if (negative)
            readings = [.. readings.Select(value => -value)];

        bool scaled = false;
        if (kind == NumberKind.Cardinal && OrdinalSuffix(ref end))
            kind = NumberKind.Ordinal;
        else if (Scale(ref end) is { } scale)
            (readings, scaled, plainYear) = ([.. readings.Select(value => Multiply(value, scale))], true, false);
        if (Exponent(ref end) is { } power)
            (readings, plainYear) = (readings.Count == 0 || power == 0 ? [] : [Multiply(readings[0], power)], false);
        bool percent = PercentSign(ref end);
        return (Token(start, end, kind, readings) with
        {
            IsPercent = percent,
            IsScaled = scaled,
            IsSigned = signed,
            LooksLikeYear = plainYear && !percent && kind == NumberKind.Cardinal && !signed,
        }, end);
    }

    private static decimal Multiply(decimal value, decimal by) =>
        Math.Abs(value) < 1e15m ? value * by : value;

    /// <summary>Digits, then any run of one separator and more digits: 3 306, 3'306, 1,234.5, 1.2.3.</summary>
    private void Chain(ref int end, List<string> parts, List<char> separators)
    {
        while (true)
        {
            int start = end;
            while (end < _text.Length && IsDigit(end))
                end++;
            if (end == start)
                return;
            parts.Add(_text[start..end]);
            if (end + 1 >= _text.Length || !IsDigit(end + 1) || !Joins(end, parts))
                return;
            separators.Add(_text[end++]);
        }
    }

    private bool Joins(int at, List<string> parts)
    {
        switch (_text[at])
        {
            case '.' or ',' or '\'' or '’' or '·' or '⸱':
                return true;
            case ' ' or '\u00A0' or '\u202F' or '\u2009' or '\u2007' or '\u2008' or '\u3000' or '_':
                // A space groups only whole threes, after a first group that can be one.
                int digits = 0;
                while (at + 1 + digits < _text.Length && IsDigit(at + 1 + digits))
                    digits++;
                return digits == 3 && (parts.Count > 1 ? parts[^1].Length == 3 : parts[0].Length is > 0 and <= 3);
            default:
                return false;
        }
    }

    /// <summary>A sign belongs to the number when nothing countable stands before it; between two numbers it is a range.</summary>
    private (int Start, bool Signed, bool Negative) Sign(int at)
    {
        if (at == 0 || _text[at - 1] is not ('-' or '+' or '–' or '±'))
            return (at, false, false);
        char before = at > 1 ? _text[at - 2] : ' ';
        bool free = !char.IsLetterOrDigit(before) && before is not (')' or ']' or '%' or ReadingView.Printed or '-');
        return free ? (at - 1, true, _text[at - 1] is '-' or '–') : (at, false, false);
    }

    private bool IsDigit(int at) => char.IsAsciiDigit(_text[at]);

    private NumberToken Token(int start, int end, NumberKind kind, IReadOnlyList<decimal> readings) => new()
    {
        Start = view.Start(start),
        End = view.End(end),
        Kind = kind,
        Readings = readings,
    };
}
