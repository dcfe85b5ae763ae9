using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>
/// Holds an intent to the words it was read from: what the question says is to be done must be in it. An answer that leaves such a
/// word out would be a right figure for another question, so it is declined.
/// </summary>
internal static class Accounts
{
    private static readonly Func<Request, Intent, bool>[] Rules =
    [
        Folds, Orders, Changes, SetsApart, Parts, Divides, KeepsTimesApart, KeepsMeasuresApart, Cuts, LeavesOut, TellsApart, Holds, Answers, Amounts, Knows, Names, Scales, SumsWhole, RanksMany, NamesWhich, TellsSince, UsesColumns, SaysYesOrNo, SetsBeside, HasTime,
    ];

    public static Intent Settle(Request request, Intent intent) =>
        intent is Intent.Decline or Intent.Ask or Intent.Catalogue or Intent.Coverage or Intent.Courtesy || Rules.All(rule => rule(request, intent))
            ? intent
            : new Intent.Decline(Reason.NotPossible, "");

    /// <summary>An average, a median or a deviation that is asked for is computed.</summary>
    private static bool Folds(Request request, Intent intent) =>
        !request.HasAny(Cue.Average, Cue.Median, Cue.Std) || intent is Intent.YearlyAverage || request.Fold is null
        || QuantitiesOf(intent).All(quantity => quantity.Fold == request.Fold);

    private static bool Orders(Request request, Intent intent) =>
        !request.HasAny(Cue.Max, Cue.Min, Cue.Top, Cue.Bottom, Cue.Rank, Cue.Frequent)
        || intent is Intent.Ranking or Intent.RankedChange or Intent.AssertExtreme or Intent.AssertOrder or Intent.Series or Intent.Compare or Intent.GroupCondition
        || (intent is Intent.Listing && request.HasAny(Cue.FirstTime, Cue.LastTime))
        || (intent is Intent.Figures && QuantitiesOf(intent).All(static quantity => quantity.Fold is Fold.Maximum or Fold.Minimum));

    private static bool Changes(Request request, Intent intent) =>
        !request.Has(Cue.Growth) || intent is Intent.Change or Intent.RankedChange || (intent is Intent.Series series && (series.Along is Dimension.ByTime or Dimension.ByField { Field.IsYear: true } || request.Has(Cue.Chart)))
        || (request.Periods is [Period.Unit] && QuantitiesOf(intent).All(static quantity => quantity.IsCount));

    private static bool SetsApart(Request request, Intent intent) =>
        !request.HasAny(Cue.Difference, Cue.Subtract) || intent is Intent.Compare or Intent.Change or Intent.RankedChange or Intent.AssertOrder or Intent.Series;

    private static bool Parts(Request request, Intent intent) =>
        !request.HasAny(Cue.Share, Cue.Percent) || intent is Intent.Share or Intent.Change or Intent.RankedChange or Intent.Ranking or Intent.Series or Intent.Compare
        || QuantitiesOf(intent).Any(static quantity => quantity.Behaviour == Behaviour.Rate || quantity.Per is not null);

    private static bool Divides(Request request, Intent intent) =>
        request.Groups.Count == 0 || intent is not (Intent.Figures or Intent.Compare or Intent.Share or Intent.Change or Intent.Assert or Intent.AssertOrder or Intent.AssertExtreme);

    /// <summary>Two years are not the stretch between them.</summary>
    private static bool KeepsTimesApart(Request request, Intent intent) =>
        request.Periods.Count < 2 || (request.Periods.All(static period => period is Period.Unit) || request.Periods.All(static period => period is Period.Recurring) || intent is Intent.Compare or Intent.Change) && intent is not (Intent.Ranking or Intent.Share or Intent.Listing or Intent.GroupCondition or Intent.Correlation or Intent.YearlyAverage or Intent.Attributes or Intent.AssertExtreme);

    private static bool KeepsMeasuresApart(Request request, Intent intent) =>
        intent is not (Intent.Change or Intent.RankedChange or Intent.YearlyAverage or Intent.AssertExtreme)
        || request.Quantities.Where(static quantity => !quantity.IsCount).Select(static quantity => quantity.Field).Distinct().Count() < 2;

    private static bool Cuts(Request request, Intent intent) => request.Limit is null || intent is Intent.Ranking or Intent.Series or Intent.RankedChange;

    private static bool LeavesOut(Request request, Intent intent) => !request.Has(Cue.Except) || request.Values.Any(static filter => filter.IsExcluded) || intent is Intent.Listing;

    private static bool TellsApart(Request request, Intent intent) =>
        !request.Has(Cue.Distinct) || intent is Intent.Listing or Intent.Compare or Intent.GroupCondition or Intent.Series or Intent.Ranking
        || QuantitiesOf(intent).Any(static quantity => quantity.IsCount);

    /// <summary>"More women than men": a comparison that no number and no pair of figures took.</summary>
    private static bool Holds(Request request, Intent intent) =>
        !request.HasAny(Cue.Over, Cue.Under) || request.Has(Cue.Median) || request.Numbers.Count > 0 || request.Claim is not null || request.Having is not null
        || intent is Intent.Compare or Intent.AssertOrder or Intent.Change or Intent.RankedChange or Intent.Ranking or Intent.Series or Intent.AssertExtreme
        || (intent is Intent.Listing listing && listing.Scope.Numbers.Any(static filter => filter.Than is not null));

    /// <summary>A yes-or-no question about a change is not answered by a list.</summary>
    private static bool Answers(Request request, Intent intent) => !request.Has(Cue.YesNo)
        || !(request.Has(Cue.Growth) && intent is Intent.Series || (intent is Intent.Figures { Sides.Count: > 1 } && request.HasAny(Cue.Over, Cue.Under, Cue.Growth, Cue.Max, Cue.Min)));

    /// <summary>"How much" asks for no number of rows.</summary>
    private static bool Amounts(Request request, Intent intent) =>
        !request.Has(Cue.HowMuch) || request.Has(Cue.HowMany) || intent is not (Intent.Figures or Intent.Share) || QuantitiesOf(intent).Any(static quantity => !quantity.IsCount);

    /// <summary>What no plan can do yet.</summary>
    private static bool Knows(Request request, Intent intent) =>
        (!request.HasAny(Cue.Half, Cue.Majority, Cue.Empty) || request.Has(Cue.Median))
        && !request.Has(Cue.NextYear)
        && (!request.Has(Cue.Consecutive) || intent is Intent.Change or Intent.Series)
        && (!request.HasAny(Cue.FirstTime, Cue.LastTime) || intent is Intent.Listing { Earliest: not null });

    /// <summary>A question that names nothing of the table is not answered with the total of its only measure.</summary>
    private static bool Names(Request request, Intent intent) =>
        intent is not Intent.Figures || request.Quantities.Count + request.Values.Count + request.Periods.Count + request.Numbers.Count + request.Attributes.Count > 0 || request.Fold is not null || request.HasAny(Cue.HowMany, Cue.HowMuch);

    /// <summary>"How many thousand" asks for no number of rows.</summary>
    private static bool Scales(Request request, Intent intent) => !request.Has(Cue.InScale) || QuantitiesOf(intent).All(static quantity => !quantity.IsCount);

    /// <summary>"Years where X has more than 3,450 students" asks which, not for the sum of those above.</summary>
    private static bool SumsWhole(Request request, Intent intent) =>
        intent is not Intent.Figures || request.Fold is not null || request.Has(Cue.HowMuch)
        || QuantitiesOf(intent).All(quantity => quantity.IsCount || request.Numbers.All(filter => filter.Field.Name != quantity.Field?.Name));

    /// <summary>One row is no ranking of what it has: "Gries' place by width".</summary>
    private static bool RanksMany(Request request, Intent intent) =>
        intent is not Intent.Ranking { Dimension: Dimension.ByField { Field: var ranked } }
        || !request.Values.Any(filter => filter is { IsExcluded: false, Values.Count: 1 } && filter.Field.Distinct == request.Table.Rows && filter.Field.Name != ranked.Name);

    /// <summary>"Which faculty has lost students" is not answered by what all of them lost.</summary>
    private static bool NamesWhich(Request request, Intent intent) =>
        request.Asked is not Dimension.ByField { Field: var asked } || request.Values.Any(filter => filter.Field.Name == asked.Name)
        || intent is not (Intent.Change or Intent.Compare or Intent.Share or Intent.AssertOrder);

    /// <summary>"Since when" asks for a time, not whether it is so.</summary>
    private static bool TellsSince(Request request, Intent intent) => !request.Has(Cue.Coverage) || intent is not (Intent.Assert or Intent.AssertOrder);

    /// <summary>A text column that is named and takes no part is a word left out: "sum defects / district".</summary>
    private static bool UsesColumns(Request request, Intent intent) => intent is not (Intent.Figures or Intent.Change or Intent.YearlyAverage or Intent.Series)
        || request.Attributes.All(field => field.IsDate || field.Role == "time" || (request.Table.MonthColumns is not null && field.Name == Catalogue.MonthColumns.Month) || request.Spanned.Contains(field) || field.IsIdentifier || field.Distinct == request.Table.Rows || request.Values.Any(filter => filter.Field.Name == field.Name)
            || (intent is Intent.Series series && (series.Along is Dimension.ByField { Field: var along } && along.Name == field.Name || series.Split?.Name == field.Name)));

    /// <summary>A question for yes or no is answered with one of them.</summary>
    private static bool SaysYesOrNo(Request request, Intent intent) => !request.Has(Cue.YesNo) || intent is not (Intent.Figures { Sides.Count: 1 } or Intent.Attributes) || request.HasAny(Cue.HowMany, Cue.HowMuch, Cue.Which) || request.Fold is not null;

    /// <summary>One figure is no comparison.</summary>
    private static bool SetsBeside(Request request, Intent intent) => !request.Has(Cue.Compare) || intent is not Intent.Figures { Sides.Count: 1 };

    /// <summary>Beside columns of years or months stand others that have no time: theirs is no figure of May.</summary>
    private static bool HasTime(Request request, Intent intent) =>
        request.Periods.Count == 0 || Measures.Cell(request.Table) is not { } cell || QuantitiesOf(intent).All(quantity => quantity.Field is not { IsNumber: true } field || field.Sql == cell.Sql);

    private static IEnumerable<Quantity> QuantitiesOf(Intent intent) => intent switch
    {
        Intent.Figures figures => figures.Sides.Select(static side => side.Quantity),
        Intent.Compare compare => [compare.First.Quantity, compare.Second.Quantity],
        Intent.Change change => [change.From.Quantity, change.To.Quantity],
        Intent.Share share => [share.Part.Quantity],
        Intent.Ranking ranking => [ranking.Quantity],
        Intent.RankedChange ranked => [ranked.Quantity],
        Intent.Series series => series.Quantities,
        Intent.Assert assertion => [assertion.Side.Quantity],
        Intent.AssertOrder order => [order.First.Quantity, order.Second.Quantity],
        Intent.AssertExtreme extreme => [extreme.Order.Quantity],
        Intent.GroupCondition condition => [condition.Quantity],
        Intent.YearlyAverage yearly => [yearly.Side.Quantity],
        _ => [],
    };
}
