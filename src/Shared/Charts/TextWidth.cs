using System.Globalization;
using System.Text;

namespace Tally.Charts;

/// <summary>
/// How wide text is drawn, near enough to keep it from overlapping: the advance widths of a common sans serif, a little
/// generous, since the reader's font is not known here.
/// </summary>
internal static class TextWidth
{
    private const double Slack = 1.08;
    private const double Wide = 1.0;
    private const double Usual = 0.56;

    /// <summary>Hundredths of an em for U+0020 to U+007E.</summary>
    private static ReadOnlySpan<byte> Latin =>
    [
        28, 28, 36, 56, 56, 89, 67, 20, 34, 34, 39, 59, 28, 34, 28, 28,
        56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28, 59, 59, 59, 56,
        102, 67, 67, 73, 73, 67, 62, 78, 73, 28, 50, 67, 56, 84, 73, 78,
        67, 78, 73, 67, 62, 73, 67, 95, 67, 67, 62, 28, 28, 28, 47, 56,
        34, 56, 56, 50, 56, 56, 28, 56, 56, 23, 23, 50, 23, 84, 56, 56,
        56, 56, 34, 50, 28, 56, 50, 73, 50, 50, 50, 34, 26, 34, 59,
    ];

    public static double Of(string text, double size)
    {
        double ems = 0;
        foreach (var rune in text.EnumerateRunes())
            ems += Of(rune);
        return ems * size * Slack;
    }

    private static double Of(Rune rune) => rune.Value switch
    {
        >= 0x20 and <= 0x7E => Latin[rune.Value - 0x20] / 100.0,
        0xA0 => 0.28,
        0x202F => 0.2,
        0x2019 or 0x2018 => 0.22,
        0x200B or 0x200C or 0x200D or 0xFEFF => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFF00 and <= 0xFF60) => Wide,
        >= 0x1F000 => Wide * 1.3,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            UnicodeCategory.UppercaseLetter => 0.7,
            UnicodeCategory.OtherSymbol or UnicodeCategory.DashPunctuation => Wide,
            _ => Usual,
        },
    };
}
