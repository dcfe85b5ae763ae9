using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Cuts a message that asks for several things into one clause each.</summary>
internal static partial class Clauses
{
    public static IReadOnlyList<string> Split(string message)
    {
        message = Doubt().Replace(Bracket().Replace(Tail().Replace(Language.Courtesies.Without(message), ", $1"), ", $1 ?"), static match => Doubted(match.Groups[1].Value));
        List<string> sentences = Sentence().Split(message.Trim()).Select(static part => part.Trim()).Where(static part => part.Any(char.IsLetterOrDigit)).ToList();
        List<string> clauses = sentences.SelectMany(static sentence => Joint().Split(sentence)).SelectMany(OfEach).Select(static part => part.Trim()).Where(static part => part.Length > 0).ToList();
        return clauses.Count == 0 ? [message] : clauses;
    }

    /// <summary>"… Is that correct?" belongs to what it doubts.</summary>
    [GeneratedRegex(@"(?<=\S)[.;]\s+((?:is that (?:correct|right|true)|is this (?:correct|right|true)|correct|right|true or false|really|c'est (?:vrai|correct|exact|bien ça)|est-ce (?:vrai|exact|correct)|vrai ou faux)\s*\?*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    /// <summary>"What was the best month? (most trips)": what stands in brackets says more of the same.</summary>
    [GeneratedRegex(@"\s*[?.!]\s*\(([^()?]+)\)\s*[?.!]*$")]
    private static partial Regex Bracket();

    /// <summary>"… Vrai ?", "… True?": a word alone that doubts what was said.</summary>
    [GeneratedRegex(@"(?<=\S)\s*[.,;:!]\s+(vrai|exact|exacte|juste|correct|vraiment|oui ou non|true|right|accurate|yes or no|really|so|richtig|stimmt das|stimmt's|korrekt)\s*\?+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Doubt();

    private static string Doubted(string word) => word.ToLowerInvariant() switch
    {
        "vrai" or "exact" or "exacte" or "juste" or "vraiment" or "oui ou non" => ", c'est exact ?",
        "richtig" or "stimmt das" or "stimmt's" or "korrekt" => ", stimmt das?",
        _ => ", is that correct?",
    };

    /// <summary>"A chart of A from 2011 to 2020 and of B over all years": each part has its own period, so each is a request.</summary>
    private static IEnumerable<string> OfEach(string clause)
    {
        Match match = Of().Match(clause);
        return match.Success && Period().IsMatch(clause[..match.Index]) && Period().IsMatch(clause[match.Index..]) && Language.Tokeniser.Cut(clause[(match.Index + match.Length)..]).Any(static token => IsSaid(token))
            ? [clause[..match.Index], clause[match.Index..].Trim()]
            : [clause];
    }

    /// <summary>A word beyond the names of a time: "… et de juillet 2024" is no request of its own.</summary>
    private static bool IsSaid(Language.Token token) => token.Kind == Language.TokenKind.Word && Language.Months.Of(token.Fold) is null && !Language.Fillers.IsFunctionWord(token.Fold)
        && token.Fold is not ("annee" or "year" or "mois" or "month" or "fin" or "end" or "debut" or "start" or "trimestre" or "quarter");

    [GeneratedRegex(@",?\s+(?:et|and)\s+(?:de|of|d'|du|des|pour|for|celui de|celle de|that of|(?:un|une|one|another)(?:\s+(?:autre|other|more))?\s+(?:de|du|des|d'|pour|avec|of|for|with))\s*(?=\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Of();

    [GeneratedRegex(@"\b(?:1[89]|20|21)\d\d\b|\b(?:all|toutes|whole|entire|toute)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Period();

    [GeneratedRegex(@"(?<=[?!;\n])\s+|(?<=\p{L}{2}|\d)\.\s+(?=\p{Lu})|\n")]
    private static partial Regex Sentence();

    /// <summary>"… et combien …", "… and a chart of …": what follows asks anew.</summary>
    [GeneratedRegex(@",?\s+(?:et|and|puis|then|und)\s+(?:aussi\s+|also\s+|ensuite\s+|then\s+)?(?=combien\b|quel(?:le)?s?\b|how (?:many|much)\b|what\b|which\b|un (?:autre\s+)?graphique|une (?:autre\s+)?courbe|un autre\b|une autre\b|another\b|(?:a|one) (?:second |another )?(?:chart|graph|plot)\b|qui\b\s+a\b|wie viele\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();
}
