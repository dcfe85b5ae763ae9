using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Linking;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Finds conditions on a group's total: "which regions have more than 20 orders".</summary>
internal static class Conditions
{
    public static Intent.GroupCondition? Of(Reading reading, IReadOnlyList<Comparison> comparisons, Dimension? asked, ImmutableList<Quantity> found, ImmutableList<Field> attributes, bool asksYesNo, ImmutableList<Dimension> groups)
    {
        if (asksYesNo || comparisons is not [{ Upper: null } comparison])
        {
            return null;
        }

        // The flats of "with over 24 flats" are what is counted, not what is asked for.
        attributes = CountsRows(reading, comparison) ? attributes.RemoveAll(field => field.IsIdentifier || field.Distinct == reading.Table.Rows) : attributes;
        if ((Grouped(reading, asked, found, attributes) ?? Divided(reading, groups)) is not { } group)
        {
            return null;
        }

        bool isCounted = asked is null && (reading.Has(Cue.HowMany) && !reading.Has(Cue.Which) && (comparison.Field ?? Named(found)) is not null || found.Any(quantity => quantity is { Fold: Fold.CountDistinct, Field: { } field } && field.Name == group.Name));
        if (comparison.Field is null && CountsRows(reading, comparison))
        {
            return Make(new Quantity { Fold = Fold.Count, Noun = "", IsExplicit = true });
        }

        if (comparison.Field is null && groups.Count > 0 && found is [{ Field: null }])
        {
            return Make(new Quantity { Fold = Fold.Count, Noun = "", IsExplicit = true });
        }

        // A cell of a group and a total of it are told apart by the word for the total, or by what the measure allows.
        return (comparison.Field ?? Named(found)) is { } measure && (reading.Has(Cue.Sum) || Measures.Nature(measure) != Behaviour.Rate) && !reading.Has(Cue.Average)
            ? Make(Measures.Quantity(measure, measure.Name) with { Fold = Fold.Sum, IsExplicit = true })
            : null;

        Intent.GroupCondition Make(Quantity quantity) => new(
            new Dimension.ByField(group),
            quantity,
            new NumberFilter(quantity.Field ?? group, comparison.Operator, comparison.Number, null, comparison.Text),
            Scope.Everything,
            isCounted);
    }

    /// <summary>The groups asked for or counted, where a group has several rows.</summary>
    private static Field? Grouped(Reading reading, Dimension? asked, ImmutableList<Quantity> found, ImmutableList<Field> attributes)
    {
        Field? field = (asked as Dimension.ByField)?.Field
            ?? found.FirstOrDefault(static quantity => quantity is { Fold: Fold.CountDistinct, Field.IsText: true })?.Field
            ?? (found.All(static quantity => !quantity.IsCount) && attributes is [{ IsText: true } only] ? only : null);
        return field is { IsText: true } && field.Distinct > 1 && field.Distinct < reading.Table.Rows ? field : null;
    }

    /// <summary>"Add up the sales by region: which ones exceed 500?"</summary>
    private static Field? Divided(Reading reading, ImmutableList<Dimension> groups) =>
        groups is [Dimension.ByField { Field: { IsText: true } field }] && field.Distinct > 1 && field.Distinct < reading.Table.Rows && reading.All(Cue.Which, Cue.HowMany).Any() ? field : null;

    private static Field? Named(ImmutableList<Quantity> found) =>
        found.Where(static quantity => quantity is { IsCount: false, Field: not null }).Select(static quantity => quantity.Field).Distinct().ToList() is [var only] ? only : null;

    private static bool CountsRows(Reading reading, Comparison comparison)
    {
        int next = comparison.Tokens.Count == 0 ? 0 : comparison.Tokens[^1] + 1;
        int before = comparison.Tokens.Count == 0 ? -1 : comparison.Tokens[0] - 1;
        // "with a count of orders above 20", "regions, orders > 20".
        bool isNamedBefore = before > 0 && reading.MentionAt(before)?.Target is not Target.Column { Field.IsNumber: true } && Nouns.IsRow(reading.Table, reading.Tokens[before])
            && (reading.Tokens[before].Gap.Contains(',', StringComparison.Ordinal) || (before > 1 && reading.Tokens.Take(before).TakeLast(3).Any(static token => token.Fold is "count" or "number" or "nombre" or "nb" or "nbre" or "quantite" or "having" or "ayant")));
        return isNamedBefore || (next < reading.Tokens.Count && Nouns.IsRow(reading.Table, reading.Tokens[next]));
    }
}
