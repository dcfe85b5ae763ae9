using System.Globalization;
using System.Text;

namespace Tally.Columns;

/// <summary>Folds case and accents, so that <c>annee</c> finds <c>Année</c>.</summary>
internal static class Folding
{
    /// <summary>Each letter of Latin-1 and Latin Extended-A folded by itself: none of them acts on its neighbours.</summary>
    private static readonly string[] Latin = [.. Enumerable.Range(0, 0x180).Select(letter => Decomposed(((char)letter).ToString()))];

    public static string Fold(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text.ToLowerInvariant();
        if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u017F'))
            return Decomposed(text);
        var folded = new StringBuilder(text.Length + 2);
        foreach (char letter in text)
            folded.Append(Latin[letter]);
        return folded.ToString();
    }

    private static string Decomposed(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char character in Decompose(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                Append(folded, char.ToLowerInvariant(character));
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    public static string Fold(ReadOnlySpan<char> text) => Fold(text.ToString());

    public static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase) || Fold(left) == Fold(right);

    /// <summary>Removes accents and keeps case.</summary>
    public static string Unaccent(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;

        var bare = new StringBuilder(text.Length);
        foreach (char character in Decompose(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                bare.Append(character);
        }

        return bare.ToString().Normalize(NormalizationForm.FormC);
    }

    // Text that is not well-formed Unicode cannot be normalised; it is folded as it stands.
    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return new string([.. text.Where(character => !char.IsSurrogate(character))]).Normalize(NormalizationForm.FormD);
        }
    }

    private static void Append(StringBuilder folded, char character) => _ = character switch
    {
        'œ' => folded.Append("oe"),
        'æ' => folded.Append("ae"),
        'ß' => folded.Append("ss"),
        'ø' => folded.Append('o'),
        'ł' => folded.Append('l'),
        '\u2019' => folded.Append('\''),
        '\u00a0' or '\u202f' => folded.Append(' '),
        _ => folded.Append(character),
    };
}
