using System.Buffers;
using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>What people say around a question: what it is for, and who wants to know. It is told apart so that it narrows nothing.</summary>
internal static class Asides
{
    private const int Longest = 7;

    private static readonly FrozenSet<string> Openers = Set("pour for dans in as comme with avec during pendant lors");

    private static readonly FrozenSet<string> Possessives = Set("mon ma mes notre nos my our his her their leur leurs");

    private static readonly FrozenSet<string> Articles = Set("un une le la l les a an the this that ce cet cette some one quick petit petite small next prochain prochaine");

    /// <summary>What questions are asked for; never what a row of a table is about.</summary>
    private static readonly FrozenSet<string> Occasions = Set("""
        report reports presentation presentations essay essays thesis homework assignment project meeting meetings slide slides deck talk memo newsletter paper dissertation
        article blog post class lesson lecture seminar workshop briefing brief boss colleague manager customer client team supervisor teacher friend editor readers curiosity interest records
        rapport rapports presentation exposé exposés memoire dissertation devoir devoirs dossier projet reunion seance cours conférence diapo diapos diapositive diapositives note
        bulletin travail these article chef cheffe patron patronne collègue collegue collegues équipe professeur prof directeur directrice client cliente lecteurs curiosité info vérification
        vergleich bericht vortrag aufsatz
        """);

    private static readonly FrozenSet<string> Stops = Set("""
        combien quel quelle quels quelles qui quand ou comment how what which who when where whats j je i we nous vous you tu il elle on donne donnez montre montrez dis dites
        give show tell list find get could can would please peux peut pouvez pourrais svp stp need want besoin faut faudrait voudrais aimerais est is are was were do does did a ont
        """);

    private static readonly FrozenSet<string> Persons = Set("i i'm im i'd i've ive me my we we're us our you your j je m moi mon ma mes nous notre nos tu toi vous votre boss colleague manager chef cheffe patron collegue");

    /// <summary>The tokens without the spans that only say what the question is for; a name of the table keeps a span.</summary>
    public static IReadOnlyList<Token> Without(IReadOnlyList<Token> tokens, Func<Token, bool> isName)
    {
        var kept = new List<Token>();
        for (int at = 0; at < tokens.Count;)
        {
            int length = LengthAt(tokens, at, isName);
            if (length == 0)
            {
                kept.Add(tokens[at]);
                at++;
            }
            else
            {
                at += length;
            }
        }

        return kept.Count == tokens.Count || kept.Count == 0 ? tokens : [.. kept.Select(static (token, index) => token with { Index = index })];
    }

    /// <summary>Whether a token stands in a part of the sentence that speaks of the people asking and names nothing: "my boss wants to know".</summary>
    public static IReadOnlySet<int> AboutPersons(IReadOnlyList<Token> tokens, Func<int, bool> isSaid, Func<int, bool> isAsked)
    {
        var aside = new HashSet<int>();
        int start = 0;
        for (int at = 0; at <= tokens.Count; at++)
        {
            bool ends = at == tokens.Count || (at > start && (Breaks(tokens[at]) || isAsked(at)));
            if (!ends)
            {
                continue;
            }

            List<int> part = [.. Enumerable.Range(start, at - start)];
            if (part.Any(index => Persons.Contains(tokens[index].Fold)) && !part.Any(index => isSaid(index) || !IsPlain(tokens[index], index == start)))
            {
                aside.UnionWith(part);
            }

            start = at;
        }

        return aside;
    }

    private static int LengthAt(IReadOnlyList<Token> tokens, int at, Func<Token, bool> isName)
    {
        if (!Openers.Contains(tokens[at].Fold) || at + 1 >= tokens.Count)
        {
            return 0;
        }

        bool isOwn = Possessives.Contains(tokens[at + 1].Fold);
        if (!isOwn && !Articles.Contains(tokens[at + 1].Fold) && !Occasions.Contains(tokens[at + 1].Fold))
        {
            return 0;
        }

        int end = at + 1;
        bool isOccasion = false;
        while (end < tokens.Count && end - at < Longest && (end == at + 1 || (!Breaks(tokens[end]) && !Stops.Contains(tokens[end].Fold))))
        {
            if (!IsPlain(tokens[end], false) || isName(tokens[end]))
            {
                return isOccasion ? end - at : 0;
            }

            isOccasion |= Occasions.Contains(tokens[end].Fold);
            end++;
        }

        bool isClosed = end == tokens.Count || Breaks(tokens[end]) || Stops.Contains(tokens[end].Fold);
        return isClosed && isOccasion ? end - at : 0;
    }

    private static readonly SearchValues<char> Marks = SearchValues.Create(",:;.!?—–()\n");

    private static bool Breaks(Token token) => token.AfterBreak || token.Gap.AsSpan().ContainsAny(Marks) || token.Gap.Contains(" - ", StringComparison.Ordinal);

    private static bool IsPlain(Token token, bool opens) => token.Kind == TokenKind.Word && (opens || !token.IsCapitalised || token.Fold is "i" or "i'm" or "i'd" or "i've");

    private static FrozenSet<string> Set(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToFrozenSet(StringComparer.Ordinal);
}
