using System.Collections.Immutable;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>Finds the part and the whole that a share is of.</summary>
internal static class Shares
{
    public static Intent? Of(Request request, Sides sides)
    {
        ImmutableList<Quantity> quantities = sides.Quantities();
        Scope scope = sides.Common();
        if (quantities.Count == 0)
        {
            return null;
        }

        if (request.Asked is { } asked && request.HasAny(Cue.Max, Cue.Min))
        {
            Quantity ranked = quantities is [{ Field: { } part, Fold: Fold.Natural } only] && Measures.IsPartOfHeads(part) && WholeOf(request, part) is { } all ? only with { Per = all, IsShare = true, Noun = $"{only.Noun} / {all.Name}" } : quantities[0];
            return new Intent.Ranking(ranked, asked, scope, request.Has(Cue.Max), 1);
        }

        if (request.Groups.Count > 0)
        {
            return null;
        }

        bool isPlaced = request.PlacesPart && quantities.Count == 1 && scope.Values.Count > 0;
        if (!isPlaced && OfTotal(request, quantities) is { } pair)
        {
            return new Intent.Share(new Side(pair.Part, scope, pair.Part.Noun), new Side(pair.Whole, scope, pair.Whole.Noun));
        }

        Quantity quantity = quantities[0];
        if (quantity is { Behaviour: Behaviour.Rate, IsCount: false })
        {
            return null;
        }

        if (scope.Numbers.Count > 0 && quantity.IsCount)
        {
            return Pair(scope with { Numbers = [] });
        }

        ValueFilter? dropped = scope.Values.LastOrDefault(static filter => filter.Field.IsBoolean)
            ?? scope.Values.LastOrDefault(static filter => !filter.IsExcluded && !filter.Values.Any(Linking.Totals.IsTotal));
        return dropped is null ? null : Pair(scope with { Values = scope.Values.Remove(dropped).RemoveAll(static filter => filter.Values.Any(Linking.Totals.IsTotal)) });

        Intent Pair(Scope whole) => new Intent.Share(new Side(quantity, scope with { Values = scope.Values.RemoveAll(filter => !whole.Values.Contains(filter) && filter.Values.Any(Linking.Totals.IsTotal)) }, quantity.Noun), new Side(quantity, whole, quantity.Noun));
    }

    /// <summary>The column of all heads, where the part's is another one.</summary>
    private static Field? WholeOf(Request request, Field part) =>
        Measures.Head(request.Table) is { } head && head != part && (head.TotalOf.Count > 1 || (Measures.IsPartOfHeads(part) && !Measures.IsPartOfHeads(head))) ? head : null;

    /// <summary>A column that is part of a column: the women among the students.</summary>
    private static (Quantity Part, Quantity Whole)? OfTotal(Request request, ImmutableList<Quantity> quantities)
    {
        if (quantities.Count == 2 && request.Whole is { } said && quantities.FirstOrDefault(quantity => quantity.Field == said) is { } all && quantities.FirstOrDefault(quantity => quantity.Field != said) is { Field: not null } one)
        {
            return (one, all);
        }

        foreach (Quantity part in quantities)
        {
            Field? whole = part.Field is null ? null
                : request.Table.Fields.FirstOrDefault(field => field.TotalOf.Contains(part.Field.Name))
                ?? (quantities.Count == 1 && part.Behaviour != Behaviour.Rate ? WholeOf(request, part.Field) : null)
                ?? (quantities.Count == 2 ? quantities.First(other => other != part).Field : null);
            if (whole is not null && whole != part.Field && (quantities.Count == 1 || quantities.Any(other => other.Field == whole))
                && !(quantities.Count == 2 && part == quantities[0] && request.Table.Fields.Any(field => quantities[1].Field is { } second && field.TotalOf.Contains(second.Name) && field == part.Field)))
            {
                return (part, quantities.FirstOrDefault(other => other.Field == whole) ?? Measures.Quantity(whole, whole.Name));
            }
        }

        return null;
    }
}
