using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Planning;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Readings that a question's plain one would miss: rows held to another column, heads over years, averages of what groups have.</summary>
internal static class Alternatives
{
    /// <summary>"Which faculties have more men than women": two columns set side by side within a row.</summary>
    public static Intent? WithinRows(Request request, Sides sides)
    {
        bool isCompared = request.HasAny(Cue.Over, Cue.Under) && request is { Numbers.Count: 0, Groups.Count: 0 } && !request.Has(Cue.HowMany);
        if (!isCompared || request.Asked is not Dimension.ByField { Field: var asked } || request.Quantities is not [{ Field: { } left, Per: null } first, { Field: { } right, Per: null }]
            || left == right || first.IsCount || sides.Common() is not { } scope || scope.Fixes(asked))
        {
            return null;
        }

        return Source.Of(request, first with { Fold = Fold.Natural }, scope, [asked], alongTime: false) is { IsUnique: true }
            ? new Intent.Listing(request.Asked, scope with { Numbers = scope.Numbers.Add(new NumberFilter(left, request.Has(Cue.Under) ? "<" : ">", 0, Text: right.Name) { Than = right }) }, null, null)
            : new Intent.Decline(Reason.NotPossible, "");
    }

    /// <summary>Heads of several years are told year by year: nobody is counted twice.</summary>
    public static Intent? YearByYear(Request request, Sides sides) =>
        request.Axis.Year is not null && request.Fold is null && request.Groups.Count == 0 && request.Periods is [Period.Range { First: not null } or Period.Range { Last: not null } or Period.LastYears]
        && sides.All() is [{ Quantity: { Fold: Fold.Natural } quantity }] && Measures.IsHeads(request.Table, quantity)
            ? new Intent.Series([quantity], new Dimension.ByTime(Grain.Year), null, sides.Common(), null)
            : null;

    /// <summary>Groups over several years: a line a group, or heads that were added up over years.</summary>
    public static Intent.Series OverTime(Request request, Intent.Series series)
    {
        bool spansYears = request.Axis.Exists && request.Periods is not [Period.Unit] && request.Groups.All(static group => group is Dimension.ByField { Field: { IsYear: false, IsDate: false } });
        bool isMeant = request.Has(Cue.Trend) || (request.Axis.Year is not null && request.Periods is [Period.Range or Period.LastYears] && series.Quantities.All(quantity => quantity.Fold == Fold.Natural && Measures.IsHeads(request.Table, quantity)));
        return series is { Along: Dimension.ByField { Field: { IsYear: false, IsDate: false } group }, Split: null } && spansYears && isMeant
            ? series with { Along = new Dimension.ByTime(request.Axis.Year is not null ? Grain.Year : Grain.Month), Split = group, Chart = series.Chart is null ? null : "line" }
            : series;
    }

    /// <summary>"The average number of students per faculty", where a faculty has one number: the average is over the faculties.</summary>
    public static Request AveragedOver(Request request)
    {
        bool isAverage = request.Fold == Fold.Average && request.Asked is null && !request.HasAny(Cue.Chart, Cue.Trend, Cue.Max, Cue.Min, Cue.Rank, Cue.Top, Cue.Bottom, Cue.List, Cue.Compare);
        return isAverage && request is { Groups: [Dimension.ByField { Field: var group }], Quantities: [{ IsCount: false } quantity] }
            && Source.Of(request, quantity with { Fold = Fold.Natural, Behaviour = Behaviour.Flow }, new Sides(request).Common(), [group], alongTime: false) is { IsUnique: true }
                ? request with { Groups = ImmutableList<Dimension>.Empty }
                : request;
    }
}
