using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>Figures along time or along groups, as a table or as a chart.</summary>
internal static class SeriesPlans
{
    public static Draft? Series(Desk desk, Request request, Phrasebook book, Intent.Series intent)
    {
        List<Dimension> dimensions = intent.Split is { } split ? [intent.Along, new Dimension.ByField(split)] : [intent.Along];
        Quantity quantity = Folded(request, intent, dimensions);
        if (Grouping.Of(request, quantity, intent.Scope, dimensions, others: [.. intent.Quantities.Select(other => other == intent.Quantities[0] ? quantity : other)]) is not { } grouping)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoTime, ""));
        }

        string order = intent.Along is Dimension.ByTime or Dimension.ByField { Field.Role: "time" } || intent.Chart is null && intent.Along is Dimension.ByField { Field.IsNumber: true }
            ? string.Join(", ", grouping.Dimensions.Select(static dimension => dimension.Expression))
            : $"{grouping.Figure} DESC, {grouping.First}";
        // Months that are columns come one after the other as they are read; by name they would be in the alphabet's order.
        string ordered = request.Table.MonthColumns is not null && grouping.First == MonthColumns.Month ? "" : $" ORDER BY {order}";
        if (desk.Query($"{grouping.Select}{grouping.GroupBy}{ordered}", "series") is not { } result)
        {
            return null;
        }

        if (result.IsError || result.IsEmpty)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(result.IsError ? Reason.NotPossible : Reason.NoRows, ""));
        }

        string title = Title(book, intent, result);
        if (intent.Chart is not { } kind)
        {
            return new Draft($"{title}{book.Colon}\n\n{result.Table}");
        }

        IEnumerable<string> y = result.Columns.Skip(dimensions.Count);
        if (desk.Draw(result.Id, kind, title, result.Columns[0], y, intent.Split is null ? null : result.Columns[1]) is not { } chart)
        {
            return null;
        }

        return new Draft(chart.IsError ? $"{title}{book.Colon}\n\n{result.Table}" : $"{title}{book.Colon}\n\n{{{{{chart.Id}}}}}");
    }

    /// <summary>A rate with no fold said is averaged over a group of several rows.</summary>
    private static Quantity Folded(Request request, Intent.Series intent, List<Dimension> dimensions)
    {
        Quantity quantity = intent.Quantities[0];
        return quantity is { Fold: Fold.Natural, Behaviour: Behaviour.Rate }
            && Grouping.Of(request, quantity, intent.Scope, dimensions) is { Source.IsUnique: false }
                ? quantity with { Fold = Fold.Average, IsExplicit = true }
                : quantity;
    }

    private static string Title(Phrasebook book, Intent.Series intent, Answered result)
    {
        string nouns = book.List(intent.Quantities.Select(quantity => Naming.Of(book, quantity)));
        string filters = ScopeWords.Filters(book, intent.Scope);
        string period = ScopeWords.Period(book, intent.Scope.Period);
        string by = period.Length > 0 ? period : book.Pick($"par {result.Columns[0]}", $"by {result.Columns[0]}", $"nach {result.Columns[0]}");
        return Phrasebook.Capital(string.Join(", ", new[] { filters.Length > 0 ? $"{nouns}, {filters}" : nouns, by }.Where(static part => part.Length > 0)));
    }
}
