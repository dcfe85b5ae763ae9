using System.Globalization;

namespace Tally.Ledger.Numbers;

/// <summary>
/// What groups of digits and their separators may mean. A lone point or comma before three digits is read both ways, the
/// language's own first; every other form has one reading or none.
/// </summary>
internal static class NumberReadings
{
    public static IReadOnlyList<decimal> Of(IReadOnlyList<string> parts, IReadOnlyList<char> separators, string language)
    {
        if (parts.Sum(part => part.Length) > 28)
            return [];
        // "0023" is no way to write a quantity.
        if (parts[0].Length > 2 && parts[0][0] == '0')
            return [];
        if (separators.Count == 0)
            return [Parse(parts[0])];

        var readings = new List<decimal>(2);
        decimal? grouped = Grouped(parts, separators, parts.Count) ? Parse(string.Concat(parts)) : null;
        bool pointOrComma = separators[^1] is '.' or ',' or '·';
        decimal? fractional = pointOrComma && Grouped(parts, separators, parts.Count - 1) && !separators.SkipLast(1).Contains(separators[^1])
            ? Parse(string.Concat(parts.SkipLast(1)) + "." + parts[^1])
            : null;
        bool fractionFirst = language.Length >= 2 && language[..2] switch
        {
            "en" => separators[^1] == '.',
            _ => separators[^1] == ',' || (language.EndsWith("CH", StringComparison.OrdinalIgnoreCase) && separators[^1] == '.'),
        };
        if (fractionFirst && fractional is not null)
            readings.Add(fractional.Value);
        if (grouped is not null)
            readings.Add(grouped.Value);
        if (!fractionFirst && fractional is not null)
            readings.Add(fractional.Value);
        return readings;
    }

    /// <summary>One kind of separator, a first group of one to three digits, then threes (or India's twos).</summary>
    private static bool Grouped(IReadOnlyList<string> parts, IReadOnlyList<char> separators, int count)
    {
        if (count == 1)
            return true;
        for (int i = 1; i < count; i++)
        {
            if (separators[i - 1] != separators[0] || (parts[i].Length != 3 && !(parts[i].Length == 2 && i < count - 1)))
                return false;
        }

        return parts[0].Length is >= 1 and <= 3;
    }

    private static decimal Parse(string digits) => decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
}
