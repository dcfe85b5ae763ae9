using System.Globalization;
using System.Text;

namespace Tally.Ledger;

/// <summary>Case and accents folded for comparison: "Étudiante" and "etudiante" are one word.</summary>
internal static class Folding
{
    public static string Fold(ReadOnlySpan<char> text)
    {
        bool plain = true;
        foreach (char c in text)
            plain &= c < 128;
        if (plain)
            return text.ToString().ToLowerInvariant();

        var folded = new StringBuilder(text.Length);
        foreach (char c in text.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            _ = char.ToLowerInvariant(c) switch
            {
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                'ß' => folded.Append("ss"),
                '’' or 'ʼ' => folded.Append('\''),
                var lower => folded.Append(lower),
            };
        }

        return folded.ToString();
    }

    public static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase) || Fold(left) == Fold(right);
}
