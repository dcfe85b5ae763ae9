using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Checks;

/// <summary>Whether a figure is of the label a mention names.</summary>
internal static class LabelFit
{
    public static bool Concerns(string column, CellFacts facts, Vocabulary vocabulary) =>
        facts.Pinned(column) is not null || facts.Lineage.Datasets.Any(dataset => vocabulary.HasColumn(dataset.Id, column));

    public static FitResult Of(LabelMention mention, CellFacts facts, Vocabulary vocabulary)
    {
        var pinned = facts.Pinned(mention.Column);
        if (IsOwner(mention, facts, vocabulary))
            return FitResult.Yes;
        if (mention.Values.Any(value => facts.Excludes(mention.Column, value)) && !mention.Generic)
            return FitResult.No;
        if (pinned is null)
            return mention.Generic ? FitResult.Yes : FitResult.No;
        if (mention.Generic)
            return pinned.Count > 1 || mention.Values.Any(pinned.Contains) ? FitResult.Yes : FitResult.No;
        if (!mention.IsJoined)
            return mention.Values.Any(pinned.Contains) && (pinned.Count == 1 || facts.IsComparison) ? FitResult.Yes : FitResult.No;
        if (pinned.Count > 1)
            return pinned.All(value => mention.Values.Contains(value) || vocabulary.IsTotalLabel(value)) && (facts.IsComparison || mention.Values.All(pinned.Contains)) ? FitResult.Yes : FitResult.No;
        return mention.Values.Any(pinned.Contains) ? FitResult.Pair : FitResult.No;
    }

    /// <summary>"The companies' revenue": a table is named as what the figure's rows are of; a number of rows is of its own table alone.</summary>
    public static bool IsOwner(LabelMention mention, CellFacts facts, Vocabulary vocabulary) =>
        facts.Lineage.Operation is not ("COUNT" or "COUNT DISTINCT") && !mention.IsJoined
        && facts.Lineage.Datasets.Any(dataset => Refers(dataset.Id, mention, vocabulary))
        && facts.Lineage.Datasets.All(dataset => mention.Values.Contains(vocabulary.FileLabel(dataset.Id).Value) || Refers(dataset.Id, mention, vocabulary));

    private static bool Refers(DatasetId dataset, LabelMention mention, Vocabulary vocabulary) =>
        vocabulary.FileLabel(dataset).Column == mention.Column && mention.Values.Any(value => vocabulary.RefersTo(dataset, value));
}
