using System.Globalization;

namespace Tally.Ledger.Numbers;

/// <summary>Dates in digits: 2020-03-15, 2020-03, 15.03.2020, 15/3/2020.</summary>
internal sealed partial class DigitLexer
{
    private (NumberToken Token, int Next)? DateAt(int at)
    {
        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        int count = 0, end = at;
        char separator = '\0';
        while (count < 3)
        {
            int start = end;
            while (end < _text.Length && IsDigit(end))
                end++;
            if (end - start is 0 or > 4)
                break;
            (numbers[count], lengths[count]) = (int.Parse(_text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture), end - start);
            count++;
            bool goesOn = end + 1 < _text.Length && IsDigit(end + 1) && _text[end] is '-' or '/' or '.' && (separator == '\0' || separator == _text[end]);
            if (count == 3 || !goesOn)
                break;
            separator = _text[end++];
        }

        bool closed = end >= _text.Length || !(IsDigit(end) || (end + 1 < _text.Length && _text[end] == separator && IsDigit(end + 1)));
        if (!closed || Days(numbers[..count], lengths[..count], separator) is not { } days)
            return null;
        return (Token(at, end, NumberKind.Date, []) with { Days = days }, end);
    }

    private static DayRange? Days(ReadOnlySpan<int> n, ReadOnlySpan<int> length, char separator)
    {
        if (n.Length == 2 && separator == '-' && length[0] == 4 && length[1] == 2 && n[0] is > 999 and < 3000 && n[1] is >= 1 and <= 12)
            return DayRange.Month(n[0], n[1]);
        if (n.Length != 3)
            return null;
        if (length[0] == 4 && Valid(n[0], n[1], n[2]))
            return DayRange.Day(new DateOnly(n[0], n[1], n[2]));
        if (length[2] != 4)
            return null;
        if (Valid(n[2], n[1], n[0]))
            return DayRange.Day(new DateOnly(n[2], n[1], n[0]));
        return separator == '/' && Valid(n[2], n[0], n[1]) ? DayRange.Day(new DateOnly(n[2], n[0], n[1])) : null;
    }

    private static bool Valid(int year, int month, int day) =>
        year is > 999 and < 3000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
