using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Checks;

/// <summary>Whether a figure is of the measure a mention names.</summary>
internal static class MeasureFit
{
    public static FitResult Of(MeasureMention mention, CellFacts facts, Vocabulary vocabulary)
    {
        if (mention.IsJoined)
            return Joined(mention, facts);
        return mention.Columns.Any(column => IsOf(column, facts, vocabulary)) ? FitResult.Yes : FitResult.No;
    }

    private static FitResult Joined(MeasureMention mention, CellFacts facts)
    {
        int named = mention.Columns.Count(facts.Measures.Contains);
        if (named == 0)
            return FitResult.No;
        return named == 1 && facts.Measures.Count == 1 ? FitResult.Pair : FitResult.Yes;
    }

    private static bool IsOf(string column, CellFacts facts, Vocabulary vocabulary)
    {
        if (facts.Columns.Contains(column) || (facts.Measures.Count == 0 && facts.IsConditioned(column)))
            return true;
        // A total that is made of its parts, all of them, is the total.
        var parts = vocabulary.PartsOf(column);
        return parts.Count > 0 && parts.All(facts.Columns.Contains);
    }
}
