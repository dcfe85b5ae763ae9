using System.Buffers;
using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>What a message says about itself before it asks: "A short request from the press office:".</summary>
internal static class LeadIns
{
    private const int Longest = 14;

    private static readonly SearchValues<char> Marks = SearchValues.Create(",:–—");

    /// <summary>Words for asking itself; where one of the table's own names is said, nothing is passed over.</summary>
    private static readonly FrozenSet<string> Asking = Set("""
        question questions request requests query queries favour favor reminder clarification clarifications inquiry enquiry check doublecheck follow-up homework curiosity curious wondering wonder heads-up
        ask asks asked asking told hear heard say said thing info information brainteaser puzzle challenge task job assignment quiz test bet wager argument debate discussion
        demande demandes requete requetes verification precision precisions renseignement renseignements interrogation curiosite rappel service-demande chose devoir defi exercice pari debat discussion
        """);

    /// <summary>What is to be checked is a claim: these stay.</summary>
    private static readonly FrozenSet<string> Doubting = Set("check fact doublecheck verification verifications verifier verify");

    /// <summary>With one of these before it, "one" is a question: "short one from the press office".</summary>
    private static readonly FrozenSet<string> Small = Set("short quick small little brief last final another easy simple tricky next first second third just only petite petit breve rapide derniere dernier autre simple facile");

    /// <summary>A part that begins so places what is asked: "among nurses, …".</summary>
    private static readonly FrozenSet<string> Placing = Set("in at among amongst within of from on under per by with without excluding except between across dans en a au aux chez parmi sur de du des d sous par avec sans hors entre selon pour for during since until after before depuis");

    /// <summary>The tokens from where the question begins.</summary>
    public static IReadOnlyList<Token> Without(IReadOnlyList<Token> tokens, Func<Token, bool> isName)
    {
        int end = Enumerable.Range(1, Math.Max(0, Math.Min(Longest, tokens.Count - 1))).FirstOrDefault(at => tokens[at].Gap.AsSpan().ContainsAny(Marks), -1);
        if (end < 2 || tokens.Count - end < 2)
        {
            return tokens;
        }

        List<Token> part = [.. tokens.Take(end)];
        bool isPlain = part.TrueForAll(token => token.Kind == TokenKind.Word && (token.Index == 0 || !token.IsCapitalised || token.Fold == "i") && !isName(token));
        bool asks = part.Exists(static token => Asking.Contains(token.Fold)) || part.Zip(part.Skip(1)).Any(static pair => Small.Contains(pair.First.Fold) && pair.Second.Fold is "one" or "une" or "fois" or "point" or "note" or "mot" or "word");
        bool isQuestion = part.Exists(static token => token.Fold is "combien" or "how" or "what" or "which" or "quel" or "quelle" or "quels" or "quelles" or "who" or "when");
        return !isPlain || !asks || isQuestion || Placing.Contains(part[0].Fold) ? tokens : [.. part.Where(static token => Doubting.Contains(token.Fold)).Concat(tokens.Skip(end)).Select(static (token, index) => token with { Index = index, AfterBreak = index > 0 && token.AfterBreak })];
    }

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);
}
