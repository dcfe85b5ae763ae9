using System.Globalization;
using System.Text;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>Lies that type a figure instead of citing it.</summary>
internal static class FigureLies
{
    public static string DigitChanged(string text, SeenData seen) => First(text, seen, (number, _) => Plain(Changed(number)));

    public static string DigitsSwapped(string text, SeenData seen) => First(text, seen, (number, _) => Swapped(Plain(number)) ?? Plain(Changed(number)));

    public static string Typed(string text, SeenData seen) => First(text, seen, (number, _) => Plain(number));

    public static string InWords(string text, SeenData seen) =>
        First(text, seen, (number, _) => NumberWords.Say((long)Math.Abs(Changed(decimal.Truncate(number))), Languages.Guess(seen.Question)));

    public static string FullWidth(string text, SeenData seen) =>
        First(text, seen, (number, _) => string.Concat(Plain(Changed(number)).Select(letter => char.IsAsciiDigit(letter) ? (char)(letter - '0' + '０') : letter)));

    public static string Magnified(string text, SeenData seen) => First(text, seen, (_, reference) => reference.Text + Languages.Guess(seen.Question) switch
    {
        "fr" => " milliers",
        "de" => " Tausend",
        _ => " thousand",
    });

    public static string Invented(string text, SeenData seen) => text.StartsWith("[[", StringComparison.Ordinal)
        ? text
        : text + Languages.Guess(seen.Question) switch
        {
            "fr" => " C'est 417 de plus que prévu.",
            "de" => " Das sind 417 mehr als erwartet.",
            _ => " That is 417 more than expected.",
        };

    /// <summary>Replaces the first reference that stands for a number.</summary>
    private static string First(string text, SeenData seen, Func<decimal, Reference, string> lie)
    {
        foreach (System.Text.RegularExpressions.Match match in Reference.Pattern().Matches(text))
        {
            Reference reference = Reference.Read(match);
            if (reference.Number(seen) is not { } number) continue;
            string typed = lie(number, reference) + (reference.IsPercent ? " %" : "");
            return string.Concat(text.AsSpan(0, match.Index), typed, text.AsSpan(match.Index + match.Length));
        }

        return text;
    }

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>One digit in the middle moves by one.</summary>
    private static decimal Changed(decimal number)
    {
        StringBuilder digits = new(Plain(number));
        int at = digits.Length / 2;
        while (!char.IsAsciiDigit(digits[at])) at--;
        digits[at] = (char)('0' + ((digits[at] - '0' + 1) % 10));
        return decimal.Parse(digits.ToString(), CultureInfo.InvariantCulture);
    }

    private static string? Swapped(string digits)
    {
        for (int at = digits.Length - 2; at >= 0; at--)
        {
            (char left, char right) = (digits[at], digits[at + 1]);
            if (left == right || !char.IsAsciiDigit(left) || !char.IsAsciiDigit(right) || (at == 0 && right == '0')) continue;
            return $"{digits[..at]}{right}{left}{digits[(at + 2)..]}";
        }

        return null;
    }
}
