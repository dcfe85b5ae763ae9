using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Fills the slots of a request from a reading, and notes every word that no slot took.</summary>
internal sealed partial class RequestReader
{
    private readonly Reading reading;

    private readonly HashSet<int> used = [];

    private readonly HashSet<int> dated = [];

    private bool hasMeasure;

    private RequestReader(Reading reading) => this.reading = reading;

    public static Request Read(Reading reading, Tongue tongue) => new RequestReader(reading).Read(tongue);

    private Request Read(Tongue tongue)
    {
        foreach (PeriodMention period in reading.Periods)
        {
            Use(Enumerable.Range(period.Start, period.Length));
        }

        IReadOnlyList<Comparison> comparisons = Numbers.Read(reading);
        foreach (Comparison comparison in comparisons)
        {
            Use(comparison.Tokens);
        }

        ImmutableList<ValueFilter> numbered = Numbered();
        (Dimension? asked, ImmutableList<Dimension> groups) = ReadDimensions();
        (Cue? end, Field? superlative) = ReadSuperlative();
        ImmutableList<ValueFilter> values = ReadValues(out ImmutableList<string> choices);
        bool asksYesNo = AsksYesNo();
        var quantities = new Quantities(reading, used, comparisons, asked, groups, asksYesNo);
        ImmutableList<Quantity> found = quantities.Read(superlative, out ImmutableList<Field> attributes, out ImmutableList<string> rivals);
        hasMeasure = found.Any(static quantity => quantity.Field is not null) || comparisons.Any(static comparison => comparison.Field is not null) || reading.Table is { Pivot: not null } or { MonthColumns: not null };
        ImmutableHashSet<Cue> cues = [.. reading.Cues.Where(cue => !IsConsumed(cue, comparisons) && !IsPlacing(cue, comparisons)).Select(static cue => cue.Cue), .. end is { } cue ? [cue] : Array.Empty<Cue>()];
        cues = IsShare() ? cues : cues.Remove(Cue.Share);
        cues = asksYesNo ? cues.Add(Cue.YesNo) : cues.Remove(Cue.YesNo);
        cues = [.. cues, .. Comparative()];
        cues = cues.Overlaps([Cue.Max, Cue.Min]) && Comparative().Any(static cue => cue is Cue.Max or Cue.Min) ? cues.Remove(Cue.Over).Remove(Cue.Under) : cues;

        // "X cost more than 200, true?" asserts it of the column that is compared.
        if (asksYesNo && asked is null && found.All(static quantity => quantity.IsCount) && comparisons is [{ Upper: null, Field: { } asserted }] && values.Count > 0 && !cues.Contains(Cue.HowMany))
        {
            found = [Measures.Quantity(asserted, asserted.Name)];
        }

        Intent.GroupCondition? having = Conditions.Of(reading, comparisons, asked, found, attributes, asksYesNo, groups);
        PassRowNoun(having, comparisons);
        ImmutableList<ValueFilter> graded = [];
        (ImmutableList<NumberFilter> numbers, Claim? claim) = having is not null ? ([], null) : Split(comparisons, found, asksYesNo, asked, out graded);
        claim ??= asksYesNo ? LooseNumber() : null;
        PassTimeNouns();
        if (asked is null && groups.Count == 0 && (cues.Overlaps([Cue.Max, Cue.Min, Cue.Top, Cue.Bottom]) || (numbers.Count > 0 && found.All(static quantity => !quantity.IsCount) && !asksYesNo && FoldOf(cues) is null && !cues.Overlaps([Cue.HowMany, Cue.Chart, Cue.Trend]))) && LooseTime() is { } time)
        {
            asked = time;
        }

        if (cues.Contains(Cue.PerYear) && groups.Count == 0 && asked is null && reading.Axis.Exists && !cues.Overlaps([Cue.Average, Cue.Median, Cue.Growth, Cue.Max, Cue.Min, Cue.HowMuch]) && reading.Periods is not [{ Period: Period.Unit }] && FoldOf(cues) == Fold.Sum)
        {
            groups = [new Dimension.ByTime(Grain.Year)];
        }

        if (asked is null && groups.Count == 0 && found is [{ IsCount: false, Per: null }] && attributes is [{ IsBoolean: false }] && IsByMeasure() && !cues.Contains(Cue.Chart))
        {
            cues = cues.Add(Cue.Rank);
        }

        if (asked is null && cues.Overlaps([Cue.Max, Cue.Min, Cue.Top, Cue.Bottom, Cue.Rank]))
        {
            asked = attributes.Where(field => !field.IsBoolean).Select(static Dimension? (field) => field.IsDate ? new Dimension.ByTime(Grain.Day) : new Dimension.ByField(field)).FirstOrDefault();
            attributes = asked is null ? attributes : attributes.RemoveAt(0);
        }

        // An average over what the rows are is one figure: "average amount per order".
        if (cues.Overlaps([Cue.Average, Cue.Median]) && !cues.Overlaps([Cue.Chart, Cue.Rank, Cue.Max, Cue.Min, Cue.Top, Cue.Bottom, Cue.List]) && groups is [var group] && IsOneRowEach(group, values))
        {
            groups = [];
        }

        if (IsMinus())
        {
            cues = cues.Remove(Cue.Under).Remove(Cue.Min).Add(Cue.Difference);
        }

        if (NamesEach())
        {
            cues = cues.Add(Cue.Each);
        }

        if (cues.Contains(Cue.Subtract))
        {
            values = [.. values.Select(static filter => filter with { Values = [.. filter.Values.Reverse()] })];
        }

        return new Request
        {
            Table = reading.Table,
            Axis = reading.Axis,
            Tongue = tongue,
            Quantities = found,
            Fold = FoldOf(cues),
            Values = [.. values, .. numbered, .. graded, .. Booleans()],
            Numbers = numbers,
            Periods = [.. reading.Periods.Select(static period => period.Period)],
            Groups = groups,
            Asked = asked,
            Attributes = attributes,
            Limit = Limit(),
            Claim = claim,
            Having = having,
            Cues = cues,
            Choices = choices.Count > 0 ? choices : rivals,
            Whole = Whole(found),
            PlacesPart = PlacesPart(),
            EndsOne = EndsOne(),
            Spanned = Spanned(),
            IsDenied = reading.Tokens.Any(static token => token.Fold is "aucun" or "aucune" or "jamais" or "never" or "kein" or "keine" or "keinen" or "keiner"),
            Unexplained = [.. reading.Tokens.Where(token => IsUnexplained(token) || IsPassedAmount(token, found)).Select(static token => token.Text)],
        };
    }

    /// <summary>A group holds one row: it is what the rows are, or everything else that tells rows apart is told.</summary>
    private bool IsOneRowEach(Dimension group, ImmutableList<ValueFilter> values)
    {
        if (group is Dimension.ByField { Field: var row } && row.Distinct == reading.Table.Rows)
        {
            return true;
        }

        return Cube.Of(reading.Table) is { } cube && cube.Dimensions.Any(IsGroup) && cube.Dimensions.All(field => IsGroup(field) || IsTold(field));

        bool IsGroup(Field field) => group switch
        {
            Dimension.ByField by => by.Field.Name == field.Name,
            Dimension.ByTime { Grain: Grain.Year } => field.Name == reading.Axis.Year?.Name,
            Dimension.ByTime { Grain: Grain.Month } => field.Name == reading.Axis.YearMonth?.Name,
            Dimension.ByTime { Grain: Grain.Day } => field.Name == reading.Axis.Date?.Name,
            _ => false,
        };

        bool IsTold(Field field) => values.Any(filter => filter.Field.Name == field.Name && filter is { IsExcluded: false, Values.Count: 1 })
            || (field.Name == reading.Axis.Year?.Name && reading.Periods is [{ Period: Period.Unit { Grain: Grain.Year } }]);
    }

    /// <summary>The rows of "more than 20 orders" are in the condition.</summary>
    private void PassRowNoun(Intent.GroupCondition? having, IReadOnlyList<Comparison> comparisons)
    {
        if (having is { Quantity.Field: null })
        {
            foreach (int noun in new[] { comparisons[0].Tokens[^1] + 1, comparisons[0].Tokens[0] - 1 }.Where(at => at >= 0 && at < reading.Tokens.Count && Nouns.IsRow(reading.Table, reading.Tokens[at])))
            {
                used.UnionWith(reading.MentionAt(noun)?.Tokens ?? [noun]);
            }

        }
    }

    private static Fold? FoldOf(ImmutableHashSet<Cue> cues) =>
        cues.Contains(Cue.Median) ? Fold.Median
        : cues.Contains(Cue.Std) ? Fold.Deviation
        : cues.Contains(Cue.Average) ? Fold.Average
        : cues.Contains(Cue.Sum) || cues.Contains(Cue.Together) ? Fold.Sum
        : null;

    private static bool IsConsumed(CueMention cue, IReadOnlyList<Comparison> comparisons) =>
        cue.Cue is Cue.Max or Cue.Min or Cue.Difference or Cue.Growth or Cue.Percent && comparisons.Any(comparison => comparison.Tokens.Contains(cue.Start) || (cue.Cue == Cue.Percent && comparison.Tokens[^1] + 1 == cue.Start));

    private void Use(IEnumerable<int> tokens) => used.UnionWith(tokens);
}
