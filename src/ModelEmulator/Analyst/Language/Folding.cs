using System.Globalization;
using System.Text;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>How words are made comparable: accents and case folded away, then plural and mute endings.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char character in text.Normalize(NormalizationForm.FormD))
        {
            switch (character)
            {
                case 'œ' or 'Œ':
                    folded.Append("oe");
                    break;
                case 'æ' or 'Æ':
                    folded.Append("ae");
                    break;
                case 'ß':
                    folded.Append("ss");
                    break;
                case '’' or 'ʼ' or '`':
                    folded.Append('\'');
                    break;
                default:
                    if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                    {
                        folded.Append(char.ToLowerInvariant(character));
                    }

                    break;
            }
        }

        // Hangul is decomposed by FormD and must come back together to be compared as people type it.
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The stem of a folded word: "etudiantes" and "etudiant" meet, "cities" and "city" too.</summary>
    public static string Stem(string fold)
    {
        if (fold.Length <= 3 || !char.IsLetter(fold[^1]))
        {
            return fold;
        }

        string stem = fold;
        if (stem.EndsWith("aux", StringComparison.Ordinal) && stem.Length > 4)
        {
            stem = string.Concat(stem.AsSpan(0, stem.Length - 3), "al");
        }
        else if (stem.EndsWith("ies", StringComparison.Ordinal) && stem.Length > 4)
        {
            stem = string.Concat(stem.AsSpan(0, stem.Length - 3), "y");
        }
        else if (stem[^1] is 's' or 'x')
        {
            stem = stem[..^1];
        }

        if (stem.Length > 4 && stem.EndsWith("ie", StringComparison.Ordinal))
        {
            stem = string.Concat(stem.AsSpan(0, stem.Length - 2), "y");
        }

        while (stem.Length > 3 && stem[^1] == 'e')
        {
            stem = stem[..^1];
        }

        return stem.Length > 3 && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }

    /// <summary>The words of a name as a file writes it: "montant_HT", "unitPrice", "Prix (CHF)", "chiffre d'affaires".</summary>
    public static IReadOnlyList<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (int index = 0; index < name.Length; index++)
        {
            char character = name[index];
            if (!char.IsLetterOrDigit(character))
            {
                Flush();
                continue;
            }

            bool camel = index > 0 && char.IsUpper(character) && char.IsLower(name[index - 1]);
            bool digitEdge = index > 0 && word.Length > 2 && char.IsDigit(character) != char.IsDigit(name[index - 1]);
            if (camel || digitEdge)
            {
                Flush();
            }

            word.Append(character);
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
            {
                words.Add(Fold(word.ToString()));
                word.Clear();
            }
        }
    }
}
