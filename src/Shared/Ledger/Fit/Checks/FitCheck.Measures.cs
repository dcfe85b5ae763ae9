using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Queries;

namespace Tally.Ledger.Fit.Checks;

internal sealed partial class FitCheck
{
    private Misfit? Measures(Figure figure, CellFacts facts, bool trial)
    {
        var bound = _binder.Bind(figure, reading.Measures, question => question.Measures, mention => !IsLabel(mention, facts) && Speaks(mention, facts));
        if (bound.Tie == Tie.None)
            return null;
        if (facts.Measures.Count == 0)
            return Counted(figure, facts, bound);

        FitResult Fit(MeasureMention mention) => MeasureFit.Of(mention, facts, vocabulary);
        var specific = bound.Mentions.Where(mention => !mention.Generic).ToArray();
        bool fits = bound.Tie switch
        {
            Tie.Sentence when specific.Length > 0 => specific.All(mention => Settle(figure, facts, 2, mention, Fit(mention), trial)),
            Tie.Sentence => bound.Mentions.Any(mention => Fit(mention) == FitResult.Yes) || PartOfGeneric(figure, facts, bound),
            Tie.Later => bound.Mentions.Any(mention => Fit(mention) == FitResult.Yes) || Around(figure, facts, trial),
            _ => Around(figure, facts, trial),
        };
        return fits || _wholes.IsSaidAsPair(figure, facts) || IsInOwnUnit(figure, facts, bound) ? null : new Misfit("unfit-column", $"{facts.Cell} is of {Describe.Values(facts.Columns)}, {Describe.Tie(bound.Tie)} {Describe.Values(bound.Mentions.SelectMany(mention => mention.Columns))}. Cite the right column, or name the figure's own.");
    }

    private static bool Speaks(MeasureMention mention, CellFacts facts) => !mention.IsShare || facts.IsComparison;

    /// <summary>A word that measures other data and names a value of the figure's own: "Suisse", a country here and a column there.</summary>
    private bool IsLabel(MeasureMention mention, CellFacts facts) =>
        !mention.Columns.Any(column => facts.Lineage.Datasets.Any(dataset => vocabulary.HasColumn(dataset.Id, column)))
        && questions.Prepend(reading).Any(text => text.Labels.Exists(label => label.Start <= mention.Start && label.End >= mention.End && LabelFit.Concerns(label.Column, facts, vocabulary)));

    /// <summary>"Parmi les femmes, 1 201 étudiants": the general noun stands for the part that is named beside it.</summary>
    private bool PartOfGeneric(Figure figure, CellFacts facts, Bound<MeasureMention> general)
    {
        var specific = _binder.Bind(figure, reading.Measures, question => question.Measures, mention => !mention.Generic && Speaks(mention, facts));
        bool mayLookFurther = general.Mentions.All(mention => mention.Weak);
        return specific.Tie is not Tie.None
            && (specific.Tie is Tie.Sentence || mayLookFurther)
            && specific.Mentions.Any(mention => MeasureFit.Of(mention, facts, vocabulary) is FitResult.Yes or FitResult.Pair);
    }

    private bool Around(Figure figure, CellFacts facts, bool trial)
    {
        var outside = _binder.Around(figure, reading.Measures, question => question.Measures, mention => Speaks(mention, facts));
        if (outside.Tie == Tie.None)
            return true;
        if (AnyFits(figure, facts, outside, trial))
            return true;
        // What an earlier sentence said in general terms does not hold against what was asked for.
        var asked = _binder.OfQuestions(question => question.Measures, mention => Speaks(mention, facts));
        return outside.Tie == Tie.Prior && asked.Tie != Tie.None && (outside.Mentions.All(mention => mention.Generic) || outside.Mentions.Any(mention => mention.Generic && MeasureFit.Of(mention, facts, vocabulary) == FitResult.Yes) || Apart(figure, outside.Mentions[0])) && AnyFits(figure, facts, asked, trial);
    }

    private bool AnyFits(Figure figure, CellFacts facts, Bound<MeasureMention> bound, bool trial)
    {
        var specific = bound.Mentions.Where(mention => !mention.Generic).ToList();
        if (specific.Any(mention => Settle(figure, facts, 2, mention, MeasureFit.Of(mention, facts, vocabulary), trial)))
            return true;
        return (specific.Count == 0 || bound.Tie == Tie.Question) && bound.Mentions.Any(mention => mention.Generic && MeasureFit.Of(mention, facts, vocabulary) == FitResult.Yes);
    }

    /// <summary>A number of rows or labels is no number of what the rows measure.</summary>
    private Misfit? Counted(Figure figure, CellFacts facts, Bound<MeasureMention> bound)
    {
        bool counts = facts.Lineage.Operation is "COUNT" or "COUNT DISTINCT" && facts.Lineage.Origin != CellOrigin.Constant;
        bool conditioned = bound.Mentions.Any(mention => mention.Columns.Any(facts.IsConditioned));
        return counts && !conditioned && reading.MeasureFollows(figure.End) && !CountsItems(figure) && !IsToldApart(figure, facts, bound)
            ? new Misfit("unfit-column", $"{facts.Cell} counts rows, not {Describe.Values(bound.Mentions.SelectMany(mention => mention.Columns))}; use SUM of that column.")
            : null;
    }

    /// <summary>"157 purchases" of COUNT(*) AS purchases, where the same row has the sum of that measure by another name.</summary>
    private bool IsToldApart(Figure figure, CellFacts facts, Bound<MeasureMention> bound)
    {
        int at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        var result = facts.Cell.Entry.Result;
        bool isOwnName = at < reading.Words.Count && Phrases.Tokens(facts.Cell.Header.Name) is [var name] && name.Stem == reading.Words[at].Stem;
        return isOwnName && Enumerable.Range(0, result.Columns.Count).Any(column => result.Lineage[facts.Cell.Row][column] is { Operation: "SUM", Columns: [var source] } && bound.Mentions.Any(mention => mention.Columns.Contains(Columns.Folding.Fold(source))));
    }

    /// <summary>"103 ratings" over rows of <c>consumer_rating</c>: the plural of a column that holds one for each row counts rows.</summary>
    private bool CountsItems(Figure figure)
    {
        int at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        return at < reading.Words.Count && reading.Measures.Find(mention => mention.Start == reading.Words[at].Start) is { Generic: false } noun
            && noun.Columns.All(column => Phrases.Tokens(column).Exists(word => word.Stem == reading.Words[at].Stem && word.Folded != reading.Words[at].Folded));
    }
}
