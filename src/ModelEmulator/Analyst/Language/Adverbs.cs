using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Adverbs of manner, told by their endings: they colour a question and narrow nothing.</summary>
internal static partial class Adverbs
{
    /// <summary>Those that divide time, narrow what is counted, or are no adverbs.</summary>
    private static readonly FrozenSet<string> Narrowing = new[]
    {
        "monthly", "weekly", "daily", "yearly", "quarterly", "hourly", "early", "nightly", "annually", "biweekly", "bimonthly", "newly", "partly", "fully", "jointly", "solely", "exclusively", "partially", "locally",
        "privately", "publicly", "federally", "internationally", "domestically", "nationally", "regionally", "legally", "illegally", "fatally", "seriously", "slightly", "severely", "wholly", "singly", "doubly",
        "family", "supply", "assembly", "italy", "july", "ally", "rally", "reply", "elderly", "anomaly", "butterfly", "monopoly", "lily", "belly", "jelly", "bully", "fly", "poorly", "orderly", "friendly", "costly",
        "annuellement", "mensuellement", "hebdomadairement", "journalierement", "trimestriellement", "partiellement", "integralement", "mortellement", "gravement", "legerement", "localement", "nouvellement",
        "gratuitement", "regionalement", "nationalement", "internationalement", "exclusivement",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(Token token) => token is { Kind: TokenKind.Word, IsCapitalised: false, Fold.Length: > 6 } && !Narrowing.Contains(token.Fold) && Manner().IsMatch(token.Fold);

    [GeneratedRegex("(?:ed|al|ent|ant|ous|ive|ful|ate|ab|ib|less|ing|ari|ish|ct|st|en|et|se|re|ght|rt|nt|ck|rd|ld|gh)ly$|(?:ellement|ivement|eusement|iquement|alement|airement|ablement|iblement|amment|emment|ierement|uellement|autement|olument|aiment|nettement|rement dit)$")]
    private static partial Regex Manner();
}
