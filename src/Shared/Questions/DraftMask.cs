using System.Text.RegularExpressions;

namespace Tally.Questions;

/// <summary>A draft as it may be shown before the gate has read it: no reference and no digit of any script.</summary>
internal static partial class DraftMask
{
    public const char Mark = '▮';

    public static string Of(string draft) => Digit().Replace(Reference().Replace(draft, "▮"), "▮");

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[\p{Nd}\p{Nl}\p{No}]")]
    private static partial Regex Digit();
}
