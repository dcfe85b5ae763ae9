using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Numbers;
using Tally.Queries;

namespace Tally.Ledger.Fit.Checks;

/// <summary>Whether a figure is of the period a mention names.</summary>
internal static class PeriodFit
{
    /// <summary>Days at either end of a year or month in which finer data may happen to have no row.</summary>
    private const int Slack = 45;

    public static FitResult Of(PeriodMention mention, CellFacts facts)
    {
        if (facts.Days is not { } days || mention.Shape == PeriodShape.Whole)
            return FitResult.Yes;
        if (facts.Asked is { } asked && asked != days && asked.Contains(days))
            days = asked;
        return mention.Shape switch
        {
            PeriodShape.Single => Single(mention.Alternatives[0], days, facts),
            PeriodShape.Open => mention.Alternatives[0].Contains(days) && !StopsShort(mention.Alternatives[0], days, facts) ? FitResult.Yes : FitResult.No,
            PeriodShape.Range => Range(mention.Span, days, facts),
            _ => List(mention, days, facts),
        };
    }

    /// <summary>The periods that figures may be paired with, for so many figures; null when the numbers do not match.</summary>
    /// <param name="byYears">A range of as many years may give each figure one of them.</param>
    public static IReadOnlyList<DayRange>? Pairs(PeriodMention mention, int figures, bool byYears)
    {
        var ends = mention.Alternatives;
        if (byYears && mention.Shape == PeriodShape.Range && ends[0].WholeYear is { } from && ends[^1].WholeYear is { } to && to - from + 1 == figures && figures > 2)
            return [.. Enumerable.Range(from, figures).Select(DayRange.Year)];
        return figures % ends.Count == 0 ? [.. Enumerable.Range(0, figures).Select(i => ends[i % ends.Count])] : null;
    }

    public static FitResult Single(DayRange named, DayRange days, CellFacts facts)
    {
        if (named == days)
            return FitResult.Yes;
        if (named.Days < 200 && facts.PartOfYear is { } part)
            return named == part ? FitResult.Yes : FitResult.No;
        if (named.Contains(days))
            return facts.Lineage.Origin != CellOrigin.Plain && Fills(days, named) ? FitResult.Yes : FitResult.Within;
        return days.Contains(named) && facts.IsComparison && (days.First == named.First || days.Last == named.Last) ? FitResult.Yes : FitResult.No;
    }

    private static FitResult Range(DayRange span, DayRange days, CellFacts facts)
    {
        if (span == days || (span.Contains(days) && facts.Lineage.Origin != CellOrigin.Plain && Fills(days, span)))
            return FitResult.Yes;
        if (!span.Contains(days))
            return FitResult.No;
        return days.Days < span.Days / 2 || facts.Lineage.Origin == CellOrigin.Plain ? FitResult.Pair : FitResult.Within;
    }

    private static FitResult List(PeriodMention mention, DayRange days, CellFacts facts)
    {
        if (mention.Span == days && (facts.IsComparison || facts.Lineage.Origin != CellOrigin.Plain))
            return FitResult.Yes;
        return mention.Alternatives.Any(named => Single(named, days, facts) == FitResult.Yes) ? FitResult.Pair : FitResult.No;
    }

    /// <summary>A sum "since 2023" goes on to the end of the data.</summary>
    private static bool StopsShort(DayRange open, DayRange days, CellFacts facts) =>
        open.Last > DateOnly.MaxValue.DayNumber && facts.Covered is { } covered && covered.Last - days.Last > Slack;

    private static bool Fills(DayRange days, DayRange named) =>
        days.First - named.First <= Slack && named.Last - days.Last <= Slack && days.Days * 2 > named.Days;
}
