using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>From filled slots to what the question comes down to. Each rule is a guard; the first that holds decides.</summary>
internal sealed class Decision
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

    private Intent? YesNo()
    {
        if (!request.Has(Cue.YesNo) || request.Asked is not null && request.Claim is null)
        {
            return null;
        }

        ImmutableList<Side> all = sides.All();
        if (request.Claim is { } claim && all.Count == 1)
        {
            // "Does Orbit have a plan for under 8 euros" is not asked of what its plans cost together.
            if (Nouns.HasRows(request.Table) && request.Fold is null && all[0].Quantity is { IsCount: false, Fold: Fold.Natural } claimed
                && Planning.Source.Of(request, claimed, all[0].Scope, [], alongTime: false) is { IsUnique: false })
            {
                return new Intent.Decline(Reason.NotPossible, "");
            }

            return new Intent.Assert(all[0], claim);
        }

        bool isLess = request.HasAny(Cue.Under, Cue.Min);
        if (all.Count == 2 && request.HasAny(Cue.Over, Cue.Under, Cue.Compare, Cue.Difference))
        {
            return new Intent.AssertOrder(all[0], all[1], !isLess);
        }

        if (request.Has(Cue.Growth) && sides.Ends() is { } ends)
        {
            return new Intent.Change(ends.From, ends.To);
        }

        if (Existing(all) is { } existing)
        {
            return existing;
        }

        return request.HasAny(Cue.Max, Cue.Min) && request.Values.FirstOrDefault(static filter => filter is { IsExcluded: false, Values.Count: 1 }) is { } value && sides.Quantity() is { } quantity
            ? new Intent.AssertExtreme(
                new Intent.Ranking(quantity, new Dimension.ByField(value.Field), sides.Common() with { Values = sides.Common().Values.Remove(value) }, request.Has(Cue.Max), 1), value.Values[0])
            : null;
    }

    /// <summary>"Ireland won silver too, didn't it?", "Lambert a payé, n'est-ce pas ?": whether there is any.</summary>
    private Intent.Assert? Existing(ImmutableList<Side> all)
    {
        bool isOther = request.HasAny(Cue.Max, Cue.Min, Cue.Growth, Cue.Top, Cue.Bottom, Cue.Rank, Cue.Over, Cue.Under, Cue.Share, Cue.Percent, Cue.Difference, Cue.Compare, Cue.List, Cue.Average, Cue.Median, Cue.Trend, Cue.Chart, Cue.Half, Cue.Majority);
        if (isOther || request.Fold is not null || request.Values.Count == 0)
        {
            return null;
        }

        var claim = new Claim(request.IsDenied ? "=" : ">", 0, "");
        return request.Values.Any(static filter => filter.Field.IsBoolean) ? new Intent.Assert(new Side(new Quantity { Fold = Fold.Count, Noun = "", IsExplicit = true }, sides.Common(), ""), claim)
            : all is [{ Quantity: { Per: null, Fold: Fold.Natural, Behaviour: not Behaviour.Rate } } only] ? new Intent.Assert(only, claim)
            : null;
    }

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

    private Intent.Listing? Listed()
    {
        if (request.HasAny(Cue.FirstTime, Cue.LastTime) && request is { Asked: null, Numbers.Count: 0, Axis.Date: not null } && !request.Has(Cue.HowMany) && request.Attributes.All(field => field == request.Axis.Date || field.IsIdentifier || field.Distinct == request.Table.Rows))
        {
            return new Intent.Listing(new Dimension.ByTime(Grain.Day), sides.Common(), null, request.Has(Cue.FirstTime));
        }

        if (request.Asked is { } asked && !request.Has(Cue.HowMany))
        {
            return new Intent.Listing(asked, sides.Common(), null, request.Has(Cue.FirstTime) ? true : request.Has(Cue.LastTime) ? false : null);
        }

        // "List the countries with more than 15 gold medals": what the condition is of is not asked for.
        if (request.Has(Cue.List) && request.Numbers.Count > 0 && request.Attributes is [{ IsText: true } lists, ..] && request.Fold is null && request.Groups.Count == 0 && !request.HasAny(Cue.HowMany, Cue.HowMuch))
        {
            return new Intent.Listing(new Dimension.ByField(lists), sides.Common(), null, null);
        }

        bool listsRecords = request.Numbers.Count > 0 && !request.HasAny(Cue.Share, Cue.Percent, Cue.YesNo, Cue.HowMuch) && request.Fold is null && !request.Has(Cue.HowMany) && request.Quantities.All(static quantity => quantity.Field is null);
        if (listsRecords && request.Attributes.Count == 0 && Nouns.Label(request.Table) is { } record)
        {
            return new Intent.Listing(new Dimension.ByField(record), sides.Common(), null, null);
        }

        bool listsAll = request.HasAny(Cue.List, Cue.Distinct) || request.Numbers.Count > 0 || request is { Values.Count: 0, Periods.Count: 0, Fold: null };
        return request.Quantities.Count == 0 && request.Attributes.Count > 0 && listsAll && !request.HasAny(Cue.HowMany, Cue.YesNo)
            && !request.Values.Any(filter => filter.Field.Distinct == request.Table.Rows)
                ? new Intent.Listing(new Dimension.ByField(request.Attributes[0]), sides.Common(), null, null)
                : null;
    }

    /// <summary>"What is T156 used for?": a code alone asks for the label beside it.</summary>
    private Intent.Attributes? Decoded() =>
        request is { Quantities.Count: 0, Attributes.Count: 0, Numbers.Count: 0, Periods.Count: 0, Asked: null, Groups.Count: 0, Fold: null, Values: [{ IsExcluded: false, Values.Count: 1, Field: { IsIdentifier: true } code }] }
        && !request.HasAny(Cue.HowMany, Cue.HowMuch, Cue.Share, Cue.Percent, Cue.YesNo, Cue.Max, Cue.Min, Cue.Compare, Cue.Trend, Cue.Chart)
        && request.Table.Fields.FirstOrDefault(field => field is { IsText: true, IsIdentifier: false } && field.Distinct == code.Distinct) is { } label
            ? new Intent.Attributes([label], sides.Common())
            : null;

    private Intent.Attributes? Told() =>
        request.Quantities.Count == 0 && request.Attributes.Count > 0 && !request.Has(Cue.HowMany) && request.Values.Count > 0
        && request.Attributes.Exists(field => !request.Values.Exists(filter => filter.Field.Name == field.Name))
            ? new Intent.Attributes(request.Attributes, sides.Common())
            : null;

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
