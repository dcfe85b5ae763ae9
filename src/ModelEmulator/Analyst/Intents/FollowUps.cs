using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Reads a question in the light of the one before: what it leaves out is taken over.</summary>
internal static class FollowUps
{
    private static readonly HashSet<string> Pronouns = new(StringComparer.Ordinal)
    {
        "elle", "elles", "ils", "eux", "celui", "celle", "ceux", "celles", "y", "cette", "ces", "cela", "ca", "leur", "leurs",
        "it", "they", "them", "their", "its", "that", "those", "these", "this", "there", "ones", "one", "same",
    };

    private static readonly ImmutableHashSet<Cue> Weak = [Cue.FollowUp, Cue.HowMany, Cue.HowMuch, Cue.List, Cue.Which, Cue.YesNo, Cue.By, Cue.Who, Cue.Where, Cue.Since, Cue.Until, Cue.Before, Cue.After, Cue.AllYears, Cue.Latest, Cue.Earliest, Cue.LastN, Cue.Between, Cue.Except, Cue.Line, Cue.Bar, Cue.Pie, Cue.Stacked, Cue.Scatter];

    /// <summary>"Es-tu sûr ?": the same figures once more.</summary>
    public static bool RepeatsAll(Reading reading, Request request) =>
        (request.Has(Cue.Sure) || (reading.Tokens.Count <= 3 && reading.Tokens[^1].Fold is "sur" or "sure" or "certain")) && request.Values.Count == 0 && request.Periods.Count == 0 && request.Attributes.Count == 0
        && request.Quantities.All(static quantity => quantity.Field is null || quantity.Noun.Length == 0) && reading.Tokens.Count <= 12;

    public static Request Merge(Reading reading, Request request, Request? before)
    {
        if (before is null || !IsElliptic(reading, request))
        {
            return request;
        }

        if (request.Periods.Count == 0 && before.Periods is [Period.Unit { Grain: Grain.Year } year] && request.HasAny(Cue.NextYear, Cue.Consecutive) && !request.HasAny(Cue.Growth, Cue.Difference, Cue.Compare))
        {
            request = request with { Periods = [Period.Year(year.From.Year + (request.Has(Cue.NextYear) ? 1 : -1))], Cues = request.Cues.Remove(Cue.NextYear).Remove(Cue.Consecutive) };
        }

        // "And in June?" after June 2024's May: the month is asked of the same year.
        if (request.Periods is [Period.Recurring month] && before.Periods is [Period.Unit { Grain: Grain.Month or Grain.Quarter or Grain.Day } earlierMonth])
        {
            request = request with { Periods = [Period.Months(earlierMonth.From.Year, month.FirstMonth, month.LastMonth)] };
        }

        if (IsOpposite(reading) && before.HasAny(Cue.Max, Cue.Min))
        {
            request = request with { Cues = request.Cues.Add(before.Has(Cue.Max) ? Cue.Min : Cue.Max) };
        }

        bool redraws = request.Has(Cue.Chart) && request.Quantities.Count == 0 && request.Values.Count == 0;
        ImmutableHashSet<Cue> own = request.Cues.Except(Weak);
        bool hasOwnAct = own.Count > 0 && !redraws;
        return request with
        {
            Quantities = request.Quantities.Count > 0 || request.Attributes.Count > 0 ? request.Quantities : before.Quantities,
            Attributes = request.Attributes.Count > 0 || request.Quantities.Count > 0 ? request.Attributes : before.Attributes,
            Fold = request.Fold ?? (request.Quantities.Count == 0 || !hasOwnAct ? before.Fold : null),
            Values = SetsBeside(request) ? Beside(request.Values, before.Values) : MergeValues(request.Values, before.Values),
            Numbers = request.Numbers.Count > 0 ? request.Numbers : before.Numbers,
            Periods = SetsBeside(request) && request is { Values.Count: 0, Periods: [Period.Unit said] } && before.Periods is [Period.Unit earlier] && earlier.Grain == said.Grain && earlier != said ? [earlier, said] : request.Periods.Count > 0 ? request.Periods : redraws && before.Periods is [Period.Unit] && before.Groups.Count == 0 && before.Asked is null ? [] : before.Periods,
            Groups = request.Groups.Count > 0 || hasOwnAct ? request.Groups : before.Groups,
            Asked = request.Asked ?? (hasOwnAct && request.Cues.Overlaps([Cue.Share, Cue.Growth, Cue.Compare, Cue.Difference, Cue.HowMany]) ? null : before.Asked),
            Limit = request.Limit ?? before.Limit,
            Unexplained = request.Quantities.Count + request.Attributes.Count + before.Quantities.Count + before.Attributes.Count == 0 ? [.. request.Unexplained, .. before.Unexplained] : request.Unexplained,
            Spanned = [.. request.Spanned, .. before.Spanned],
            Claim = request.Claim,
            Cues = hasOwnAct ? request.Cues.Union(before.Cues.Intersect([Cue.HowMany])) : request.Cues.Union(before.Cues.Except([Cue.YesNo])),
        };
    }

    /// <summary>"The other end, please", "et l'inverse ?".</summary>
    private static bool IsOpposite(Reading reading) => reading.Tokens.Count <= 8 && (reading.Tokens.Any(static token => token.Fold is "opposite" or "inverse" or "contraire" or "oppose" or "gegenteil")
        || (reading.Tokens.Any(static token => token.Fold is "other" or "autre" or "andere") && reading.Tokens.Any(static token => token.Fold is "end" or "extreme" or "bout" or "extremite" or "way" or "ende")));

    private static bool IsElliptic(Reading reading, Request request)
    {
        bool opens = reading.All(Cue.FollowUp).Any(static cue => cue.Start == 0) || reading.All(Cue.FollowUp).Any(cue => cue.End == reading.Tokens.Count && reading.Tokens.Count < 8);
        bool refers = reading.Tokens.Any(static token => Pronouns.Contains(token.Fold)) && (request.Quantities.Count == 0 || request.Values.Count + request.Periods.Count == 0);
        bool isBare = request.Quantities.Count == 0 && request.Attributes.Count == 0 && !request.Has(Cue.Catalogue) && !request.Has(Cue.Coverage) && !request.Has(Cue.Thanks);
        bool isOpen = request is { Values.Count: 0, Periods.Count: 0, Groups.Count: 0, Asked: null, Numbers.Count: 0 } && request.Quantities.All(static quantity => quantity is { Field: not null, IsCount: false })
            && request.Axis.Year is not null;
        return opens || refers || isBare || isOpen;
    }

    /// <summary>"Set that against 2019": what was asked before stays, and the other is put beside it.</summary>
    private static bool SetsBeside(Request request) => request.Has(Cue.Compare) && request.Values.All(static filter => filter is { IsExcluded: false, Values.Count: 1 });

    private static ImmutableList<ValueFilter> Beside(ImmutableList<ValueFilter> own, ImmutableList<ValueFilter> before) =>
        own is [var other] && before.FirstOrDefault(filter => filter.Field.Name == other.Field.Name) is { IsExcluded: false, Values: [var first] } earlier && first != other.Values[0]
            ? before.Replace(earlier, earlier with { Values = [first, other.Values[0]] })
            : MergeValues(own, before);

    private static ImmutableList<ValueFilter> MergeValues(ImmutableList<ValueFilter> own, ImmutableList<ValueFilter> before) =>
        [.. before.Where(filter => own.All(other => other.Field.Name != filter.Field.Name)), .. own];
}
