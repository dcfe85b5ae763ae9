using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"A grew faster than B": the growth of both is in the ledger, or comes of the ends of both series; and "the better of the two".</summary>
/// <param name="isAll">No document or log may bear a claim out.</param>
internal sealed class Paces(Reading reading, LedgerIndex index, bool isAll)
{
    private const int Reach = 40;

    private static readonly HashSet<string> Fast = ["vite", "rapidement", "faster", "quickly", "rapidly", "schneller", "fortement"];
    private static readonly HashSet<string> Than = ["que", "qu", "than", "als"];
    private static readonly HashSet<string> Slow = ["moins", "less", "weniger"];
    private static readonly string[][] OfTwo = [["of", "the", "two"], ["des", "deux"], ["der", "beiden"], ["von", "beiden"]];
    private static readonly HashSet<string> Greater = ["better", "stronger", "higher", "larger", "bigger", "greater", "mieux", "meilleur", "meilleure", "besser", "hoher", "hohere", "grosser", "grossere", "starker"];
    private static readonly HashSet<string> Lesser = ["lower", "smaller", "worse", "weaker", "niedriger", "kleiner", "kleinere", "schlechter", "schwacher"];

    /// <summary>Of these, less is better.</summary>
    private static readonly HashSet<string> Burdens = ["debt", "liabilities", "cost", "costs", "tax", "loss", "price", "stay", "dette", "cout", "cout", "impot", "prix", "perte", "schulden", "kosten"];

    public IEnumerable<(int Start, int End, Misfit Misfit)> Check(Sentence sentence, IReadOnlyList<Figure> figures)
    {
        int first = reading.Words.FindLastIndexBefore(sentence.Start) + 1;
        for (int i = first; i < reading.Words.Count && reading.Words[i].Start < sentence.End; i++)
        {
            if (Fast.Contains(reading.Words[i].Folded) && i + 1 < reading.Words.Count && Than.Contains(reading.Words[i + 1].Folded) && Faster(sentence, i) is { } slower)
                yield return (reading.Words[i].Start, reading.Words[i + 1].End, slower);
            if (Array.Find(OfTwo, phrase => reading.Words.Stand(i, phrase)) is not null && Better(figures, i, first) is { } worse)
                yield return (reading.Words[i].Start, reading.Words[i].End, worse);
        }
    }

    private Misfit? Faster(Sentence sentence, int word)
    {
        bool less = word > 0 && Slow.Contains(reading.Words[word - 1].Folded);
        int from = reading.Words[word].Start, pivot = reading.Words[word + 1].End;
        Func<CellFacts, bool>? left, right;
        if (Side(reading.Measures, mention => mention.Start >= sentence.Start && mention.End <= from, last: true, measure => !measure.Generic) is { } one
            && Side(reading.Measures, mention => mention.Start >= pivot && mention.Start - pivot <= Reach, last: false, measure => !measure.Generic) is { } other)
            (left, right) = (known => known.Measures.SetEquals(one.Columns), known => known.Measures.SetEquals(other.Columns));
        else if (Side(reading.Labels, mention => mention.Start >= sentence.Start && mention.End <= from, last: true, label => !label.IsJoined) is { } here
            && Side(reading.Labels, mention => mention.Start >= pivot && mention.Start - pivot <= Reach, last: false, label => !label.IsJoined) is { } there)
            (left, right) = (known => IsOf(known, here), known => IsOf(known, there));
        else
            return null;
        if (Growth(left) is not { } a || Growth(right) is not { } b)
            return isAll ? new Misfit("wrong-direction", "No result shows which of them went faster: query both ends of both.") : null;
        return (less ? a < b : a > b) ? null : new Misfit("wrong-direction", "The results do not show that it went faster.");
    }

    private static T? Side<T>(List<T> mentions, Predicate<T> isThere, bool last, Predicate<T> counts)
        where T : Mention =>
        last ? mentions.FindLast(mention => isThere(mention) && counts(mention)) : mentions.Find(mention => isThere(mention) && counts(mention));

    private static bool IsOf(CellFacts known, LabelMention label) => known.Pinned(label.Column) is { Count: 1 } pinned && label.Values.Any(pinned.Contains);

    /// <summary>The growth that a result holds, or that its first and last point come to.</summary>
    private decimal? Growth(Func<CellFacts, bool> isOf)
    {
        var known = index.All().Where(cell => isOf(cell) && !cell.IsTime && !cell.IsCode).ToArray();
        if (Array.Find(known, cell => cell is { IsComparison: true, Lineage.Operation: "/", Days: { Days: > 366 } }) is { } growth)
            return FigurePrinter.Exact(growth.Cell.Value);
        var points = known.Where(cell => cell is { IsComparison: false, Days: not null, Measures.Count: 1 }).GroupBy(cell => string.Join('|', cell.Columns))
            .Select(series => series.OrderBy(cell => cell.Days!.Value.First).ToArray()).FirstOrDefault(series => series.Length > 1 && series[0].Days != series[^1].Days);
        return points is not null && FigurePrinter.Exact(points[0].Cell.Value) is { } from and not 0 && FigurePrinter.Exact(points[^1].Cell.Value) is { } to ? (to - from) / from : null;
    }

    /// <summary>Of two figures of one column the first is said to be the better, or the larger.</summary>
    private Misfit? Better(IReadOnlyList<Figure> figures, int word, int first)
    {
        var said = Enumerable.Range(Math.Max(first, word - 4), word - Math.Max(first, word - 4)).Select(at => reading.Words[at].Folded).ToArray();
        bool more = Array.Exists(said, Greater.Contains), less = Array.Exists(said, Lesser.Contains);
        if (more == less || figures is not [{ Facts: { } left }, { Facts: { } right }] || !IsOfColumn(left.Cell, right.Cell) || left.Columns.SelectMany(column => Phrases.Tokens(column)).Any(token => Burdens.Contains(token.Folded)))
            return null;
        return FigurePrinter.Exact(left.Cell.Value) is { } a && FigurePrinter.Exact(right.Cell.Value) is { } b && (more ? a <= b : a >= b)
            ? new Misfit("wrong-direction", $"{left.Cell} is {left.Cell.Value} and {right.Cell} is {right.Cell.Value}: it is the other way round.")
            : null;
    }

    private static bool IsOfColumn(LedgerCell left, LedgerCell right) => ReferenceEquals(left.Entry, right.Entry) && left.Column == right.Column && left.Row != right.Row;
}
