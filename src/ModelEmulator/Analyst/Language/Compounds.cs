using System.Collections.Frozen;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Takes German words apart that are written together, and takes their endings off: "Besucherzahl", "Durchschnittspreis", "Stationen".</summary>
internal static class Compounds
{
    private const int Shortest = 3;

    private static readonly string[] Joints = ["", "s", "n", "en", "es", "er"];

    private static readonly string[] Endings = ["en", "n", "e", "er", "s", "em", "es"];

    /// <summary>What a number of something is called: beside the thing itself it says no more.</summary>
    private static readonly FrozenSet<string> Numbers = new[] { "zahl", "zahlen", "anzahl", "wert", "werte", "menge", "stand", "hohe" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How cells are put together, as the first part of a word.</summary>
    private static readonly FrozenDictionary<string, string> Ways = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["gesamt"] = "summe",
        ["total"] = "summe",
        ["durchschnitt"] = "durchschnitt",
        ["mittel"] = "durchschnitt",
        ["hochst"] = "hochste",
        ["tiefst"] = "tiefste",
        ["mindest"] = "minimum",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<Token> Open(IReadOnlyList<Token> tokens, Vocabulary vocabulary)
    {
        if (Fillers.TongueOf(tokens) != Tongue.German)
        {
            return tokens;
        }

        List<Token> opened = [.. tokens.SelectMany(token => token.Kind == TokenKind.Word && token.Fold.Length > Shortest && !IsKnown(token.Fold, vocabulary) ? Parts(token, vocabulary) : [token])];
        return opened.Count == tokens.Count && opened.SequenceEqual(tokens) ? tokens : [.. opened.Select(static (token, index) => token with { Index = index })];
    }

    private static Token[] Parts(Token token, Vocabulary vocabulary)
    {
        if (Bare(token.Fold, vocabulary) is { } bare)
        {
            return [As(token, bare)];
        }

        for (int cut = token.Fold.Length - Shortest; cut >= Shortest; cut--)
        {
            string right = token.Fold[cut..];
            foreach (string joint in Joints.Where(joint => token.Fold.AsSpan(0, cut).EndsWith(joint)))
            {
                string left = token.Fold[..(cut - joint.Length)];
                string? first = Ways.GetValueOrDefault(left) ?? Name(left, vocabulary);
                string? second = Numbers.Contains(right) ? "" : Name(right, vocabulary);
                if (left.Length >= Shortest && first is not null && second is not null && (second.Length > 0 || !Ways.ContainsKey(left)))
                {
                    return second.Length == 0 ? [As(token, first)] : [As(token, first), As(token, second) with { Gap = " ", AfterBreak = false }];
                }
            }
        }

        return [token];
    }

    private static string? Name(string part, Vocabulary vocabulary) => part.Length < Shortest ? null : IsNamed(part, vocabulary) ? part : Bare(part, vocabulary);

    /// <summary>The word without an ending of number or case, where that is a word of the table or one known.</summary>
    private static string? Bare(string fold, Vocabulary vocabulary) => Endings
        .Where(ending => fold.Length - ending.Length >= Shortest + 1 && fold.EndsWith(ending, StringComparison.Ordinal))
        .Select(ending => fold[..^ending.Length]).FirstOrDefault(stem => IsNamed(stem, vocabulary));

    private static bool IsNamed(string fold, Vocabulary vocabulary) => vocabulary.Words.Contains(fold) || vocabulary.Stems.Contains(Folding.Stem(fold)) || Lexicon.MeaningsOf(fold).Count > 0;

    private static bool IsKnown(string fold, Vocabulary vocabulary) => Fillers.Contains(fold) || IsNamed(fold, vocabulary) || KnownWords.All.Contains(fold) || Months.Of(fold) is not null || Language.NumberWords.Of(fold) is not null;

    private static Token As(Token token, string fold) => token with { Fold = fold, Stem = Folding.Stem(fold) };
}
