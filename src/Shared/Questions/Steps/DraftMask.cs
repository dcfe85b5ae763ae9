using System.Text;
using System.Text.RegularExpressions;
using Tally.Ledger.Numbers;

namespace Tally.Questions;

/// <summary>
/// A draft as it may be shown before the gate has read it: no reference, no digit of any script, no number in words.
/// "One" and its like stay: they are articles far more often than figures.
/// </summary>
internal static partial class DraftMask
{
    public const char Mark = '▮';

    public static string Of(string draft)
    {
        string text = Reference().Replace(draft, "▮");
        var masked = new StringBuilder(text.Length);
        int from = 0;
        foreach (var word in NumberReader.Read(text, "").Where(number => number.InWords && number.Readings is not [1]))
        {
            masked.Append(text, from, word.Start - from).Append(Mark);
            from = word.End;
        }

        return Digit().Replace(masked.Append(text, from, text.Length - from).ToString(), "▮");
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[\p{Nd}\p{Nl}\p{No}]")]
    private static partial Regex Digit();
}
