using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>From filled slots to what the question comes down to. Each rule is a guard; the first that holds decides.</summary>
internal sealed partial class Decision
{
    private readonly Request request;

    private readonly Sides sides;

    private Decision(Request request)
    {
        this.request = request;
        sides = new Sides(request);
    }

    public static Intent Of(Request request)
    {
        request = Alternatives.AveragedOver(request);
        return Accounts.Settle(request, new Decision(request).Decide());
    }

    private Intent Decide() =>
        Impossible() ?? About() ?? Alternatives.WithinRows(request, sides) ?? Yearly() ?? Drawn() ?? YesNo() ?? Shared() ?? Changed() ?? Ranked() ?? Compared() ?? Divided() ?? Listed() ?? Decoded() ?? Told() ?? Alternatives.YearByYear(request, sides) ?? Counted();

    private Intent? Impossible()
    {
        if (request.Has(Cue.Catalogue) && request.Values.Count == 0)
        {
            return new Intent.Catalogue();
        }

        if (request.Unexplained.Count > 0)
        {
            return new Intent.Decline(Reason.UnknownWords, string.Join(", ", request.Unexplained));
        }

        if (request.Choices.Count > 0)
        {
            return new Intent.Ask(request.Choices);
        }

        bool tellsTime = request.Periods.All(period => period is Period.Whole || Planning.PeriodSql.Conditions(Planning.PeriodSql.Resolve(period, request.Axis), request.Axis) is not null);
        return !tellsTime ? new Intent.Decline(Reason.NoTime, "")
            : request.Periods.Any(period => !Planning.PeriodSql.IsCovered(period, request.Axis)) ? new Intent.Decline(Reason.OutsidePeriod, "")
            : request.Has(Cue.Correlation) ? Correlated()
            : request.Having is { } having ? having with { Scope = sides.Common() }
            : null;
    }

    /// <summary>How two measures go together.</summary>
    private Intent Correlated() => request.Quantities is [{ Field: { } left }, { Field: { } right }]
        ? new Intent.Correlation(left, right, sides.Common())
        : new Intent.Decline(Reason.NotPossible, "");

    /// <summary>"On average a year": years are put together first.</summary>
    private Intent? Yearly() =>
        request.Fold == Fold.Average && request.Has(Cue.PerYear) && !request.HasAny(Cue.Chart, Cue.Max, Cue.Min, Cue.Rank, Cue.Trend) && request.Axis.Exists
        && request.Groups.All(static group => group is Dimension.ByTime { Grain: Grain.Year }) && request.Asked is null
        && sides.All() is [{ Quantity: { Behaviour: not Behaviour.Rate } } only]
            ? new Intent.YearlyAverage(only)
            : null;

    private Intent? About() =>
        request.Has(Cue.Coverage) && request.Quantities.Count == 0 && request.Numbers.Count == 0 ? new Intent.Coverage(request.Table)
        : request.Has(Cue.Thanks) && request.Quantities.Count == 0 && request.Values.Count == 0 && request.Periods.Count == 0 && request.Attributes.Count == 0 ? new Intent.Courtesy()
        : null;

    private Intent? Drawn() => request.Has(Cue.Chart) ? Series(ChartKind()) : null;

    private string ChartKind() =>
        request.Has(Cue.Pie) ? "pie"
        : request.Has(Cue.Stacked) ? "stacked"
        : request.Has(Cue.Scatter) ? "scatter"
        : request.Has(Cue.Line) ? "line"
        : request.Has(Cue.Bar) ? "bar"
        : "";

    /// <summary>Percent over a stretch of years may be a change or a part: only a word for one of them decides.</summary>
    private Intent? Shared() => request.Has(Cue.Percent) && !request.HasAny(Cue.Share, Cue.Growth, Cue.HowMany) && request.Periods is [Period.Range] or [Period.Unit, Period.Unit]
        ? new Intent.Decline(Reason.NotPossible, "")
        : Parted();

    private Intent? Parted() => request.HasAny(Cue.Share, Cue.Percent) && !request.Has(Cue.Growth) && !request.Quantities.Any(static quantity => quantity.Per is not null) ? Shares.Of(request, sides) : null;

    private Intent? Changed()
    {
        bool isEvolution = request.Has(Cue.Trend) && !request.HasAny(Cue.PerYear, Cue.Sum) && request.Groups.Count == 0 && request.Periods is [Period.Range { First: not null, Last: not null }] && sides.All().Count == 1;
        bool onlyHappened = request.Has(Cue.HowMany) && request.Periods is [Period.Unit] && sides.Quantity() is { IsCount: true };
        if (onlyHappened || (!request.HasAny(Cue.Growth) && !isEvolution && !(request.HasAny(Cue.Difference, Cue.Compare) && sides.IsOverTime)))
        {
            return null;
        }

        if (sides.Ends() is not { } ends)
        {
            return request.Has(Cue.Growth) && request.Axis.Exists && request.Groups.Count == 0 && request.Asked is null ? Series(null) : null;
        }

        Dimension? ranked = request.Asked ?? request.Groups.FirstOrDefault();
        return ranked is not null && request.HasAny(Cue.Max, Cue.Min)
            && ends.From.Scope.Period is Period.Unit from && ends.To.Scope.Period is Period.Unit to
                ? new Intent.RankedChange(ends.From.Quantity, ranked, ends.From.Scope with { Period = null }, from, to, request.Has(Cue.Max), request.Has(Cue.Percent))
                : new Intent.Change(ends.From, ends.To);
    }

    private Intent? Divided() =>
        request is { Quantities.Count: 0, Fold: null, Values.Count: 0, Groups: [Dimension.ByField only] } && request.Has(Cue.List) && !request.HasAny(Cue.HowMany, Cue.Chart, Cue.Trend) ? new Intent.Listing(only, sides.Common(), null, null) :
        request.Groups.Count > 0 || request.Has(Cue.Trend) ? Series(null) : null;

    private Intent? Series(string? chart)
    {
        Dimension? along = request.Groups.FirstOrDefault() ?? request.Asked ?? sides.Along();
        ImmutableList<Quantity> quantities = sides.Quantities();
        if (along is null || quantities.Count == 0)
        {
            return new Intent.Decline(quantities.Count == 0 ? Reason.NoMeasure : Reason.NoTime, "");
        }

        Field? split = request.Groups.Skip(1).OfType<Dimension.ByField>().FirstOrDefault()?.Field
            ?? request.Values.FirstOrDefault(filter => !filter.IsExcluded && filter.Values.Count > 1 && !request.Has(Cue.Together) && along is not Dimension.ByField { Field: var field } | (along is Dimension.ByField { Field: var same } && same.Name != filter.Field.Name))?.Field;
        return Alternatives.OverTime(request, new Intent.Series(quantities, along, split, sides.Common(), chart is "" ? along is Dimension.ByTime ? "line" : "bar" : chart));
    }

    private Intent Counted()
    {
        ImmutableList<Side> all = sides.All();
        if (all.Any(side => side.Quantity.IsCount && ((request.Fold == Fold.Sum && side.Scope.Numbers.Count > 0) || (side.Quantity.Field is { } counted && side.Scope.Fixes(counted)))))
        {
            return new Intent.Decline(Reason.NotPossible, "");
        }

        // "A or B: what does each have?" sets two values side by side: what lies between them is told, too.
        return all is [var one, var other] && one.Quantity == other.Quantity && one.Scope.Period == other.Scope.Period && (request.Has(Cue.Each) || (one.Quantity.Behaviour != Behaviour.Rate && request.Fold is null))
            ? new Intent.Compare(one, other)
            : all.Count > 0 ? new Intent.Figures(all) : new Intent.Decline(Reason.NoMeasure, "");
    }
}
