using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What is put in order or set side by side.</summary>
internal sealed partial class Decision
{
    private Intent? Ranked()
    {
        bool isRanked = request.HasAny(Cue.Top, Cue.Bottom, Cue.Rank, Cue.Max, Cue.Min);
        if (!isRanked || sides.Quantity() is not { } quantity)
        {
            return null;
        }

        if (request.Quantities.Where(static one => !one.IsCount).Select(static one => one.Field).Distinct().Count() > 1)
        {
            return new Intent.Ask([.. request.Quantities.Select(static one => one.Field?.Name ?? one.Noun).Distinct()]);
        }

        bool isDescending = !request.HasAny(Cue.Bottom, Cue.Ascending) && (request.HasAny(Cue.Top, Cue.Max) || !request.Has(Cue.Min));
        ValueFilter? rivals = request.Values.FirstOrDefault(static filter => filter is { IsExcluded: false, Values.Count: 2, Field.IsText: true });
        if (rivals is not null && request.Asked is null && request.Groups.Count == 0 && !request.Has(Cue.Together) && request.Limit is null && sides.All() is [var left, var right])
        {
            return new Intent.Compare(left, right);
        }

        Dimension? dimension = request.Asked ?? request.Groups.FirstOrDefault() ?? Contested() ?? sides.Label(quantity);
        if (IsOfOneRecord(quantity, dimension))
        {
            return new Intent.Decline(Reason.NotPossible, "");
        }

        if (dimension is null)
        {
            return sides.All() is [var only] ? new Intent.Figures([only with { Quantity = quantity with { Fold = isDescending ? Fold.Maximum : Fold.Minimum, IsExplicit = true } }]) : null;
        }

        // "A or B: who had more?" is told with both figures.
        if (request.Values.Any(filter => filter is { IsExcluded: false, Values.Count: 2 } && (request.Asked is null || request.Has(Cue.Who) || dimension is Dimension.ByField { Field: var named } && filter.Field.Name == named.Name))
            && request.Limit is null or 2 && request.Groups.Count == 0 && sides.All() is [var first, var second])
        {
            return new Intent.Compare(first, second);
        }

        bool isSingle = request.Limit is null && request.HasAny(Cue.Max, Cue.Min) && !request.HasAny(Cue.Rank);
        return new Intent.Ranking(quantity, dimension, sides.Common(), isDescending, request.Limit ?? (isSingle ? 1 : null));
    }

    /// <summary>"Which is dearer on average, A or B": those named are ranked.</summary>
    private Dimension.ByField? Contested() =>
        request.Fold is not null && request.Values.FirstOrDefault(static filter => filter is { IsExcluded: false, Values.Count: > 1 }) is { } several ? new Dimension.ByField(several.Field) : null;

    /// <summary>"The biggest expense and who it was paid to" asks for one row, and not for whom most was paid to together.</summary>
    private bool IsOfOneRecord(Quantity quantity, Dimension? dimension) =>
        request.EndsOne && !quantity.IsCount && quantity.Fold == Fold.Natural && dimension is Dimension.ByField { Field: var field } && field.Distinct < request.Table.Rows && Nouns.HasRows(request.Table);

    private Intent? Compared() => IsOfHeadsOverYears() ? Series(null) : Beside();

    /// <summary>Heads are not added up over years: two of them since a year are told year by year.</summary>
    private bool IsOfHeadsOverYears() => request.HasAny(Cue.Compare, Cue.Difference) && request.Axis.Year is not null && request.Fold is null && request.Groups.Count == 0
        && request.Periods is [Period.Range or Period.LastYears] && sides.Quantities() is [{ } quantity] && Measures.IsHeads(request.Table, quantity)
        && request.Values.Any(static filter => filter is { IsExcluded: false, Values.Count: > 1 });

    private Intent.Compare? Beside() =>
        request.HasAny(Cue.Compare, Cue.Difference, Cue.Over, Cue.Under) && sides.All() is [var first, var second] ? new Intent.Compare(first, second) : null;
}
