using System.Globalization;

namespace Tally.SelfTests;

/// <summary>
/// Reads a figure from a cell as a person would, knowing nothing of the column. It shares no code with ingest, and leaves what can
/// be read in two ways alone.
/// </summary>
internal static class RawNumber
{
    /// <summary>The figure, or null where the cell holds none or holds one that is not certain.</summary>
    public static decimal? Read(string cell)
    {
        string digits = new([.. cell.Where(static character => !IsGroupSpace(character))]);
        digits = digits.TrimEnd('%');
        if (digits.Length == 0 || digits.Any(static character => !char.IsAsciiDigit(character) && character is not ('.' or ',' or '-' or '+')))
        {
            return null;
        }

        int point = digits.LastIndexOf('.');
        int comma = digits.LastIndexOf(',');
        char? sign = point >= 0 && comma >= 0 ? (point > comma ? '.' : ',') : Only(digits, point, comma);
        if (sign is null && (point >= 0 || comma >= 0))
        {
            return null;
        }

        string plain = sign switch
        {
            ',' => digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            _ => digits.Replace(",", "", StringComparison.Ordinal),
        };
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    /// <summary>A lone sign before three digits may be a decimal sign or a thousands separator.</summary>
    private static char? Only(string digits, int point, int comma)
    {
        int at = Math.Max(point, comma);
        bool isAlone = at >= 0 && digits.IndexOf(digits[at], StringComparison.Ordinal) == at;
        return isAlone && digits.Length - at - 1 != 3 ? digits[at] : null;
    }

    private static bool IsGroupSpace(char character) => character is ' ' or '\u00A0' or '\u202F' or '\'' or '\u2019';
}
