using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What a yes-or-no question asserts.</summary>
internal sealed partial class Decision
{
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
}
