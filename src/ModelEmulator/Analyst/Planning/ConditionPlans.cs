using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>Groups held to a total of theirs, how two measures go together, and what a year comes to on average.</summary>
internal static class ConditionPlans
{
    private const int MostNamed = 60;

    public static Draft? Having(Desk desk, Request request, Phrasebook book, Intent.GroupCondition intent)
    {
        if (Grouping.Of(request, intent.Quantity, intent.Scope, [intent.Dimension]) is not { } grouping)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NotPossible, ""));
        }

        string bound = $"{grouping.Figure} {intent.Bound.Operator} {Sql.Number(intent.Bound.Number)}";
        string groups = $"{grouping.Select}{grouping.GroupBy} HAVING {bound} ORDER BY {grouping.Figure} DESC, {grouping.First}";
        if (desk.Query(groups, "groups") is not { } result)
        {
            return null;
        }

        if (result.IsError)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NotPossible, ""));
        }

        string dimension = ((Dimension.ByField)intent.Dimension).Field.Name;
        string figure = intent.Quantity.Field is null ? book.Pick("nombre de lignes", "number of rows", "Anzahl Zeilen") : Naming.Of(book, intent.Quantity);

        // The bound itself is no figure of the data: saying it again would be sent back.
        return intent.IsCounted ? Counted(desk, book, intent, grouping, bound, dimension, figure)
            : result.IsEmpty ? Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, ""))
            : new Draft(Phrasebook.Capital($"{ScopeWords.Opening(book, intent.Scope)}{dimension} ({figure}){book.Colon}{string.Join(", ", Enumerable.Range(0, Math.Min(result.Rows.Count, MostNamed)).Select(row => result.Cite(row, 0)))}.\n\n{result.Table}"));
    }

    private static Draft? Counted(Desk desk, Phrasebook book, Intent.GroupCondition intent, Grouping grouping, string bound, string dimension, string figure)
    {
        string groups = $"{grouping.Select}{grouping.GroupBy} HAVING {bound}";
        return desk.Query($"SELECT COUNT(*) AS nombre FROM ({groups}) AS groupes", "number of groups") is { } result
            ? new Draft(Phrasebook.Capital($"{ScopeWords.Opening(book, intent.Scope)}{book.Pick("nombre de", "number of", "Anzahl")} {dimension} ({figure}){book.Colon}{result.Cite(0, 0)}."))
            : null;
    }

    public static Draft? Correlation(Desk desk, Request request, Phrasebook book, Intent.Correlation intent)
    {
        var rows = new Quantity { Fold = Fold.Count, Noun = "" };
        if (Source.Of(request, rows, intent.Scope, [], alongTime: true) is not { } source)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoTime, ""));
        }

        if (desk.Query($"SELECT CORR({intent.Left.Sql}, {intent.Right.Sql}) AS correlation{source.Clause}", "correlation") is not { } result)
        {
            return null;
        }

        return result.IsError || result.IsEmpty
            ? Declines.Because(desk, request, book, new Intent.Decline(Reason.NotPossible, ""))
            : new Draft(Phrasebook.Capital($"{ScopeWords.Opening(book, intent.Scope)}{book.Pick("corrélation entre", "correlation between", "Korrelation zwischen")} {request.Quantities[0].Noun}{book.And}{request.Quantities[1].Noun}{book.Colon}{result.Cite(0, 0, "round:3")}."));
    }

    public static Draft? YearlyAverage(Desk desk, Request request, Phrasebook book, Intent.YearlyAverage intent)
    {
        Quantity quantity = intent.Side.Quantity with { Fold = Fold.Natural };
        if (Grouping.Of(request, quantity, intent.Side.Scope, [new Dimension.ByTime(Language.Grain.Year)]) is not { } grouping)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoTime, ""));
        }

        string column = Sql.Name(quantity.Alias);
        string sql = grouping.IsPlain
            ? $"SELECT AVG({Sql.Of(quantity)}) AS {column}{grouping.Source.Clause}"
            : $"SELECT AVG({column}) AS {column} FROM ({grouping.Select}{grouping.GroupBy}) AS annees";
        if (desk.Query(sql, "average of the years") is not { } result)
        {
            return null;
        }

        return result.IsError || result.IsEmpty
            ? Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, ""))
            : new Draft(Phrasebook.Capital($"{ScopeWords.Opening(book, intent.Side.Scope)}{Naming.Of(book, quantity with { Fold = Fold.Average })}{book.Pick(" par an", " per year", " pro Jahr")}{book.Colon}{result.Cite(0, 0, "round:2")}."));
    }
}
