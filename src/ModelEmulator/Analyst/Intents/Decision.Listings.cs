using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Names and texts that are asked for.</summary>
internal sealed partial class Decision
{
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
}
