using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Prose;

/// <summary>Claims that something is the largest or the smallest: the words for it, and whether the ledger bears them out.</summary>
internal static class Extremes
{
    private static readonly HashSet<string> Highest = ["maximum", "maximal", "maximale", "max", "record", "pic", "sommet", "largest", "highest", "biggest", "greatest", "most", "peak", "peaked", "top", "hochste", "hochsten", "hochster", "grosste", "grossten", "grosster", "meisten", "culmine", "culminant", "premiere", "tete", "best", "strongest", "longest", "busiest", "fullest", "fastest", "steepest", "sharpest", "starkste", "starksten", "starkster", "schnellsten", "schnellste", "rekord", "spitzenwert", "hochstwert", "hochststand", "meilleur", "meilleure", "beste", "besten"];
    private static readonly HashSet<string> Lowest = ["minimum", "minimal", "minimale", "min", "smallest", "lowest", "fewest", "least", "creux", "plancher", "niedrigste", "niedrigsten", "kleinste", "kleinsten", "wenigsten", "worst", "weakest", "shortest", "quietest", "cheapest", "slowest", "geringste", "geringsten", "tiefste", "tiefsten", "schwachste", "schwachsten", "langsamsten", "tiefststand", "pire"];
    private static readonly HashSet<string> Articles = ["le", "la", "les", "l", "sa", "son", "ses", "leur", "au"];
    private static readonly HashSet<string> SmallAdjectives = ["petit", "petite", "petits", "petites", "faible", "faibles", "bas", "basse", "basses", "reduit", "reduite", "econome", "economes", "economique", "sobre", "sobres", "frugal", "efficient", "economical"];
    private static readonly HashSet<string> NotQuantities = ["souvent", "tard", "tot", "recent", "recente", "recents", "recentes", "ancien", "ancienne", "proche", "important"];
    private static readonly HashSet<string> FewWords = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
    private static readonly HashSet<string> Hedges = ["at", "au", "the", "a"];

    internal enum Side
    {
        Highest,
        Lowest,
    }

    public static bool IsSmall(string folded) => SmallAdjectives.Contains(folded);

    public static bool IsClaimed(IEnumerable<string> words)
    {
        string before = "";
        foreach (string word in words)
        {
            if (Highest.Contains(word) || Lowest.Contains(word) || (word is "plus" or "moins" && Articles.Contains(before)))
                return true;
            before = word;
        }

        return false;
    }

    /// <summary>The claims of a stretch of words, each with the place of its word.</summary>
    public static IEnumerable<(int At, Side Side)> Claims(IReadOnlyList<TextToken> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            string before = i > 0 ? words[i - 1].Folded : "", word = words[i].Folded, after = i + 1 < words.Count ? words[i + 1].Folded : "";
            if (word is "plus" or "moins" && (before is "le" or "la" or "les" || IsCounted(words, i)) && !NotQuantities.Contains(after))
                yield return (words[i].Start, word == "moins" || SmallAdjectives.Contains(after) ? Side.Lowest : Side.Highest);
            else if (word is "most" or "least" && (before == "at" || after is "recent" or "of" or "recently" or "likely"))
                continue;
            else if (word is "ferme" && Next(words, i, "la", "marche") || word is "last" && before is "comes" or "come" or "came" or "ranks" or "ranked")
                yield return (words[i].Start, Side.Lowest);
            else if (word is "premiere" or "tete" or "top" or "max" or "min")
                continue;
            else if (Highest.Contains(word) && !Ranked(words, i))
                yield return (words[i].Start, Side.Highest);
            else if (Lowest.Contains(word) && !Ranked(words, i))
                yield return (words[i].Start, Side.Lowest);
        }
    }

    private static bool Next(IReadOnlyList<TextToken> words, int at, string first, string second) =>
        at + 2 < words.Count && words[at + 1].Folded == first && words[at + 2].Folded == second;

    /// <summary>"les trois plus grandes".</summary>
    private static bool IsCounted(IReadOnlyList<TextToken> words, int at) =>
        at > 1 && words[at - 2].Folded is "les" or "des" or "aux" or "ces"
        && (FewWords.Contains(words[at - 1].Folded) || words[at - 1].Folded.All(char.IsAsciiDigit));

    /// <summary>"the second largest" claims a rank, not an extreme.</summary>
    private static bool Ranked(IReadOnlyList<TextToken> words, int at) =>
        at > 0 && (Numbers.EnglishNumbers.Lexicon.Ordinals.ContainsKey(words[at - 1].Folded)
            || Numbers.FrenchNumbers.Lexicon.Ordinals.ContainsKey(words[at - 1].Folded)
            || words[at - 1].Folded is "2nd" or "3rd" || (words[at - 1].Folded.Length > 1 && char.IsAsciiDigit(words[at - 1].Folded[0]) && !Hedges.Contains(words[at - 1].Folded)));

    /// <summary>Whether the ledger shows the cell to be the extreme; null when it shows nothing either way.</summary>
    /// <param name="rank">How many of the largest may be meant ("the three largest").</param>
    public static bool? Holds(CellFacts facts, Side side, bool acrossLabels, bool acrossTime, int rank, FactsOfCells all, Vocabulary vocabulary)
    {
        var result = facts.Cell.Entry.Result;
        if (FigurePrinter.Exact(facts.Cell.Value) is not { } value)
            return null;
        if (result.Rows.Count > 1)
            return InColumn(facts, value, side, acrossLabels, acrossTime, rank, all, vocabulary) || (!acrossLabels && !acrossTime && InRow(facts, value, side, all, vocabulary));
        if (facts.Lineage.Operation is "MAX" or "MIN")
            return facts.Lineage.Operation == "MAX" == (side == Side.Highest);
        if (Sql.OrderDescends(result.Sql) is { } descends)
            return descends == (side == Side.Highest);
        if (Sql.ItemOf(result.Sql, facts.Cell.Header.Name) is var made && made.Any(IsMiddle) && !made.Any(word => word.Equals("MAX", StringComparison.OrdinalIgnoreCase) || word.Equals("MIN", StringComparison.OrdinalIgnoreCase)))
            return null;
        if (Sql.Calls(result.Sql, "MAX") || Sql.Calls(result.Sql, "MIN"))
            return Sql.Calls(result.Sql, side == Side.Highest ? "MAX" : "MIN");
        return null;
    }

    private static bool IsMiddle(string word) => word.Equals("AVG", StringComparison.OrdinalIgnoreCase) || word.Equals("MEDIAN", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the label stands at the head of an ordered result that lists such labels; null where it stands in none.</summary>
    public static bool? Heads(LedgerEntry entry, LabelMention label, Side side)
    {
        var result = entry.Result;
        if (result.Rows.Count == 0 || Sql.OrderDescends(result.Sql) is not { } descends)
            return null;
        int place = result.Columns.ToList().FindIndex(column => column.Sources is [var source] && Folding.Same(source, label.Column));
        int row = place < 0 ? -1 : result.Rows.ToList().FindIndex(cells => label.Values.Contains(Folding.Fold(cells[place].ToString())));
        bool head = descends == (side == Side.Highest);
        return row < 0 || (!head && Sql.Calls(result.Sql, "LIMIT")) ? null : row == (head ? 0 : result.Rows.Count - 1);
    }

    private static bool InColumn(CellFacts facts, decimal value, Side side, bool acrossLabels, bool acrossTime, int rank, FactsOfCells all, Vocabulary vocabulary)
    {
        var result = facts.Cell.Entry.Result;
        var rivals = Enumerable.Range(0, result.Rows.Count)
            .Where(row => row != facts.Cell.Row)
            .Select(row => all.Of(new LedgerCell(facts.Cell.Entry, row, facts.Cell.Column)))
            .Where(rival => !IsTotal(rival, vocabulary) || IsTotal(facts, vocabulary))
            .ToArray();
        var sameTime = rivals.Where(rival => rival.Days == facts.Days).ToArray();
        var otherTime = rivals.Where(rival => rival.Days != facts.Days).ToArray();
        bool Extreme(IReadOnlyCollection<CellFacts> among) => among.Count > 0 && among.Count(rival =>
            FigurePrinter.Exact(rival.Cell.Value) is { } other && (side == Side.Highest ? other > value : other < value)) < rank;
        if (acrossLabels && !acrossTime && sameTime.Length > 0)
            return Extreme(sameTime);
        if (acrossLabels && !acrossTime && rivals.Length > 0 && facts.Cell.Entry.Source == LedgerSource.Query && Array.TrueForAll(rivals, rival => SameLabels(rival, facts)))
            return false;
        if (acrossTime && !acrossLabels && otherTime.Length > 0 && sameTime.Length > 0)
            return Extreme([.. otherTime.Where(rival => SameLabels(rival, facts))]);
        return Extreme(rivals) || (sameTime.Length > 0 && otherTime.Length > 0 && Extreme(sameTime));
    }

    /// <summary>The largest group of one row: more Swiss than foreigners.</summary>
    private static bool InRow(CellFacts facts, decimal value, Side side, FactsOfCells all, Vocabulary vocabulary)
    {
        bool General(CellFacts known) => known.Measures.Any(vocabulary.IsGenericMeasure);
        var result = facts.Cell.Entry.Result;
        var rivals = Enumerable.Range(0, result.Columns.Count)
            .Where(column => column != facts.Cell.Column)
            .Select(column => all.Of(new LedgerCell(facts.Cell.Entry, facts.Cell.Row, column)))
            .Where(rival => rival.Cell.Value.IsNumeric && !rival.IsTime && !rival.IsCode && !General(rival) && rival.Lineage.Operation == facts.Lineage.Operation)
            .ToArray();
        return !General(facts) && rivals.Length > 0 && rivals.All(rival => FigurePrinter.Exact(rival.Cell.Value) is { } other && (side == Side.Highest ? value >= other : value <= other));
    }

    private static bool SameLabels(CellFacts left, CellFacts right) =>
        left.Lineage.Coordinates.Where(condition => condition.Operator == ConditionOperator.Equal)
            .All(condition => right.Pinned(Folding.Fold(condition.Column)) is not { } values || DatesOnly(condition, left) || values.Contains(Folding.Fold(condition.Values[0])));

    private static bool DatesOnly(Condition condition, CellFacts facts) =>
        facts.Lineage.Period is { } period && Folding.Same(period.Column, condition.Column);

    private static bool IsTotal(CellFacts facts, Vocabulary vocabulary) =>
        facts.Lineage.Coordinates.Any(condition => condition.Operator == ConditionOperator.Equal && vocabulary.IsTotalLabel(Folding.Fold(condition.Values[0])))
        || (facts.Lineage.Datasets.Count == 1 && vocabulary.IsTotalLabel(vocabulary.FileLabel(facts.Lineage.Datasets[0].Id).Value));
}
