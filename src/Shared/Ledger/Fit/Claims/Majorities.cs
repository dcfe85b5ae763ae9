using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"En majorité des femmes": more than half of the whole, as the ledger shows it; and fewer for a minority.</summary>
/// <param name="isAll">No document or log may bear a claim out.</param>
internal sealed class Majorities(Reading reading, IReadOnlyList<Reading> questions, LedgerIndex index, Vocabulary vocabulary, bool isAll)
{
    private const int Near = 60;

    private static readonly HashSet<string> More = ["majorite", "majoritaire", "majoritaires", "majority", "mehrheit", "mehrheitlich"];
    private static readonly HashSet<string> Less = ["minorite", "minoritaire", "minoritaires", "minority", "minderheit"];

    public IEnumerable<(int Start, int End, Misfit Misfit)> Check(Sentence sentence, IReadOnlyList<Figure> figures)
    {
        foreach (var word in reading.Words.InRange(sentence.Start, sentence.End))
        {
            bool more = More.Contains(word.Folded);
            if (!more && !Less.Contains(word.Folded))
                continue;
            var measure = reading.Measures.Where(mention => sentence.Holds(mention.Start) && !mention.Generic && Math.Abs(mention.Start - word.Start) <= Near)
                .MinBy(mention => Math.Abs(mention.Start - word.Start));
            bool isShown = figures.Any(figure => Percent(figure) is { } share && share != 50 && share > 50 == more);
            if (measure is not null && !isShown && Misfit(sentence, measure, more) is { } misfit)
                yield return (word.Start, word.End, misfit);
        }
    }

    private static decimal? Percent(Figure figure) => figure is { IsPercent: true, Facts: { } facts } && FigurePrinter.Exact(facts.Cell.Value) is { } value
        ? Formats.IsPercentage(facts.Cell) ? value : value * 100
        : null;

    private Misfit? Misfit(Sentence sentence, MeasureMention measure, bool more)
    {
        var shares = index.All().Where(known => known is { IsTime: false, IsComparison: false } && known.Measures.Count == 1 && measure.Columns.Any(known.Measures.Contains) && Fits(sentence, known))
            .Select(known => (Known: known, Share: Share(known))).Where(item => item.Share is not null).ToArray();
        if (shares.Length == 0)
            return isAll ? new Misfit("wrong-direction", $"No result shows whether {Describe.Values(measure.Columns)} are a {(more ? "majority" : "minority")}: query them with their total.") : null;
        var against = Array.Find(shares, item => more ? item.Share <= 0.5m : item.Share >= 0.5m);
        bool all = Array.TrueForAll(shares, item => more ? item.Share <= 0.5m : item.Share >= 0.5m);
        return against.Known is not null && (all || Named(sentence))
            ? new Misfit("wrong-direction", $"{against.Known.Cell} is {against.Known.Cell.Value}, which is no {(more ? "majority" : "minority")} of its whole.")
            : null;
    }

    /// <summary>Several places are named, and the claim is made of each.</summary>
    private bool Named(Sentence sentence) =>
        reading.WordsIn(sentence.Start, sentence.End).Any(word => word is "toutes" or "tous" or "all" or "every" or "throughout" or "trois" or "three" or "alle" or "deux" or "both")
        && !reading.WordsIn(sentence.Start, sentence.End).Any(word => word is "sauf" or "except" or "mais" or "but" or "que" or "only");

    private bool Fits(Sentence sentence, CellFacts known)
    {
        var labels = reading.Labels.FindAll(label => sentence.Holds(label.Start) && !label.Generic);
        if (labels.Count == 0)
            labels = questions.Select(question => question.Labels.FindAll(label => !label.Generic)).FirstOrDefault(named => named.Count > 0) ?? [];
        var periods = reading.Periods.FindAll(period => sentence.Holds(period.Start) && period.Shape == PeriodShape.Single);
        return labels.GroupBy(label => label.Column).All(column => known.Pinned(column.Key) is not { } pinned || column.Any(label => label.Values.Any(pinned.Contains)))
            && (periods.Count == 0 || known.Days is not { } days || periods.Exists(period => period.Alternatives[0].Contains(days)));
    }

    private bool IsWhole(string column, CellFacts known) => vocabulary.PartsOf(column).Overlaps(known.Measures) || (vocabulary.IsGenericMeasure(column) && !known.Measures.Contains(column));

    /// <summary>Of the total in the same row, or of the two parts that make one up.</summary>
    private decimal? Share(CellFacts known)
    {
        var result = known.Cell.Entry.Result;
        if (FigurePrinter.Exact(known.Cell.Value) is not { } value)
            return null;
        for (int column = 0; column < result.Columns.Count; column++)
        {
            var lineage = result.Lineage[known.Cell.Row][column];
            bool whole = lineage.Operation == known.Lineage.Operation && lineage.Columns is [var source] && IsWhole(Columns.Folding.Fold(source), known);
            if (whole && FigurePrinter.Exact(result.Rows[known.Cell.Row][column]) is { } total and not 0)
                return value / total;
        }

        return null;
    }
}
