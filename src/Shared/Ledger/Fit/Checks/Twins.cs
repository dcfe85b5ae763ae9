using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Printing;
using Tally.Queries;

namespace Tally.Ledger.Fit.Checks;

/// <summary>
/// "The lowest is 59.5, in Nyon and Pully": an extreme over many rows that names one of them, or a figure that names another
/// than its own, is right where the ledger holds the same value of the same column for what is named.
/// </summary>
internal sealed class Twins(LedgerIndex index)
{
    public bool IsOf(LabelMention mention, CellFacts facts)
    {
        if (mention.Generic)
            return false;
        var twins = Of(facts).Where(twin => SameLabels(facts, twin, mention.Column) && SameDays(facts, twin)).ToArray();
        bool IsHeld(string value) => Array.Exists(twins, twin => twin.Pinned(mention.Column) is { Count: 1 } pinned && pinned.Contains(value));
        return mention.IsJoined ? mention.Values.All(IsHeld) : mention.Values.Any(IsHeld);
    }

    public bool IsOf(PeriodMention mention, CellFacts facts) =>
        mention.Shape == PeriodShape.Single && DaysOfExtreme(facts).Any(mention.Alternatives[0].Contains);

    /// <summary>When the rows are from that hold an extreme.</summary>
    public IEnumerable<Numbers.DayRange> DaysOfExtreme(CellFacts facts) =>
        facts.Lineage.Operation is "MIN" or "MAX" ? Of(facts).Where(twin => SameLabels(facts, twin, null)).Select(twin => twin.Days).OfType<Numbers.DayRange>() : [];

    /// <summary>Plain cells with the value of a plain cell or an extreme.</summary>
    private IEnumerable<CellFacts> Of(CellFacts facts) =>
        facts.Lineage.Operation is null or "MIN" or "MAX" && facts is { IsComparison: false, Measures.Count: > 0 } && FigurePrinter.Exact(facts.Cell.Value) is { } value
            ? index.Equal(value).Where(twin => twin.Lineage.Operation is null && twin.Measures.SetEquals(facts.Measures) && twin.Lineage.Datasets.All(facts.Lineage.Datasets.Contains))
            : [];

    private static bool SameDays(CellFacts facts, CellFacts twin) => facts.Days is not { } days || twin.Days is not { } own || days.Contains(own);

    /// <summary>What the figure's rows have in a column the twin has too, the column that is named apart.</summary>
    private static bool SameLabels(CellFacts facts, CellFacts twin, string? apart) =>
        (facts.Lineage.Operation is null ? facts.Cell.Entry.Result.Filters : facts.Lineage.Coordinates).Where(condition => condition.Operator == ConditionOperator.Equal && !IsTime(condition, facts) && Folding.Fold(condition.Column) != apart)
            .All(condition => twin.Pinned(Folding.Fold(condition.Column)) is { } pinned && pinned.Contains(Folding.Fold(condition.Values[0])));

    private static bool IsTime(Condition condition, CellFacts facts) => facts.Lineage.Period is { } period && Folding.Same(period.Column, condition.Column);
}
