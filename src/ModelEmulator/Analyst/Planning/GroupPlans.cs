using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Dialogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;
using Tally.ModelEmulator.Analyst.Writing;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>Groups in order, groups listed, and what is said of a record.</summary>
internal static class GroupPlans
{
    public static Draft? Ranking(Desk desk, Request request, Phrasebook book, Intent.Ranking intent)
    {
        bool isSingle = intent.Limit == 1;
        if (Leaders(desk, request, intent, isSingle ? 2 : intent.Limit) is not { } leaders)
        {
            return null;
        }

        if (leaders.IsError || leaders.IsEmpty)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(leaders.ErrorCode == "no-dimension" ? Reason.NotPossible : Reason.NoRows, ""));
        }

        string period = ScopeWords.Opening(book, intent.Scope);
        if (isSingle)
        {
            bool isTie = leaders.Rows.Count > 1 && leaders.Number(0, leaders.Columns.Count - 1) == leaders.Number(1, leaders.Columns.Count - 1);
            return new Draft(Phrasebook.Capital(period + (isTie
                ? $"{book.Pick("à égalité : ", "tied: ", "gleichauf: ")}{Leader(book, intent, leaders, 0)}{book.And}{Leader(book, intent, leaders, 1)}"
                : First(book, intent, leaders)) + "."));
        }

        string name = Naming.Of(book, intent.Quantity);
        return new Draft(Phrasebook.Capital($"{period}{name}{book.Colon}\n\n{leaders.Table}"));
    }

    /// <summary>"FBM a le plus d'étudiants : {{…}}".</summary>
    private static string First(Phrasebook book, Intent.Ranking intent, Answered leaders)
    {
        string figure = leaders.Cite(0, leaders.Columns.Count - 1, intent.Quantity.Fold is Fold.Average ? "round:2" : intent.Quantity.IsShare ? "percent:1" : "");
        string name = leaders.Cite(0, 0);
        bool counts = intent.Quantity is { Per: null, Behaviour: not Behaviour.Rate, Fold: Fold.Natural or Fold.Sum or Fold.Count or Fold.CountDistinct } && intent.Dimension is not Dimension.ByTime;
        string noun = Naming.Plural(book, intent.Quantity.Noun.Length > 0 ? intent.Quantity.Noun : intent.Quantity.Field?.Name ?? book.Pick("lignes", "rows", "Zeilen"));
        string of = Naming.StartsWithVowel(noun) ? "d'" : "de ";
        return counts
            ? book.Pick(
                $"{name} a le {(intent.IsDescending ? "plus" : "moins")} {of}{noun} : {figure}",
                $"{name} has the {(intent.IsDescending ? "most" : "least")} {noun}: {figure}",
                $"{name} hat am {(intent.IsDescending ? "meisten" : "wenigsten")} {noun}: {figure}")
            : $"{name} ({Naming.Of(book, intent.Quantity)}{book.Colon}{figure})";
    }

    /// <summary>"FBM : {{…}} étudiants".</summary>
    public static string Leader(Phrasebook book, Intent.Ranking intent, Answered leaders, int row) =>
        $"{leaders.Cite(row, 0)} ({Naming.Of(book, intent.Quantity)}{book.Colon}{leaders.Cite(row, leaders.Columns.Count - 1, intent.Quantity.Fold is Fold.Average ? "round:2" : "")})";

    public static Answered? Leaders(Desk desk, Request request, Intent.Ranking intent, int? limit)
    {
        if (Grouping.Of(request, intent.Quantity, intent.Scope, [intent.Dimension]) is not { } grouping)
        {
            return new Answered { ErrorCode = "no-dimension" };
        }

        string order = intent.IsDescending ? " DESC" : "";
        string limited = limit is { } count ? $" LIMIT {Sql.Number(count)}" : "";
        return desk.Query($"{grouping.Select}{grouping.Known}{grouping.GroupBy} ORDER BY {grouping.Figure}{order}, {grouping.First}{limited}", intent.Quantity.Noun);
    }

    public static Draft? RankedChange(Desk desk, Request request, Phrasebook book, Intent.RankedChange intent)
    {
        if (Grouping.Of(request, intent.Quantity with { Fold = Fold.Sum }, intent.Scope, [intent.Dimension], alongTime: true) is not { } grouping || intent.Quantity.Field is not { } field
            || PeriodSql.Conditions(intent.From, request.Axis) is not [var from] || PeriodSql.Conditions(intent.To, request.Axis) is not [var to])
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NotPossible, ""));
        }

        string before = $"SUM(CASE WHEN {from} THEN {field.Sql} END)";
        string after = $"SUM(CASE WHEN {to} THEN {field.Sql} END)";
        string change = intent.InPercent ? $"({after} - {before}) / {before}" : $"{after} - {before}";
        string sql = $"SELECT {grouping.First}, {change} AS variation FROM {grouping.Source.From}{Sql.Where(grouping.Source.Conditions)}{grouping.GroupBy} HAVING {before} IS NOT NULL AND {after} IS NOT NULL ORDER BY {change}{(intent.IsDescending ? " DESC" : "")} LIMIT 1";
        if (desk.Query(sql, "change") is not { } result)
        {
            return null;
        }

        return result.IsError || result.IsEmpty
            ? Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, ""))
            : new Draft($"{result.Cite(0, 0)} ({book.Pick("variation", "change", "Veränderung")} {Naming.Of(book, intent.Quantity)}{book.Colon}{result.Cite(0, 1, intent.InPercent ? "percent:1" : "")}).");
    }

    public static Draft? Listing(Desk desk, Request request, Phrasebook book, Intent.Listing intent)
    {
        var rows = new Quantity { Fold = Fold.Count, Noun = "" };
        if (Sql.Of(intent.Dimension, request.Axis) is not { } dimension || Source.Of(request, rows, intent.Scope, Grouping.Kept([intent.Dimension]), alongTime: true) is not { } source)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NotPossible, ""));
        }

        string order = intent.Earliest == false ? " DESC" : "";
        string limit = intent.Earliest is null ? "" : " LIMIT 1";
        string alias = dimension.Expression == dimension.Name || dimension.Expression.Trim('"') == dimension.Name ? dimension.Expression : $"{dimension.Expression} AS {Sql.Name(dimension.Name)}";
        if (desk.Query($"SELECT DISTINCT {alias}{source.Clause} ORDER BY {dimension.Expression}{order}{limit}", "list") is not { } result)
        {
            return null;
        }

        if (result.IsError || result.IsEmpty)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, ""));
        }

        string opening = ScopeWords.Opening(book, intent.Scope);
        IEnumerable<string> items = Enumerable.Range(0, Math.Min(result.Rows.Count, 60)).Select(row => result.Cite(row, 0));
        return new Draft(Phrasebook.Capital($"{opening}{dimension.Name}{book.Colon}{string.Join(", ", items)}.")
            + (result.RowCount > 60 ? "\n\n" + result.Table : ""));
    }

    public static Draft? Attributes(Desk desk, Request request, Phrasebook book, Intent.Attributes intent)
    {
        var rows = new Quantity { Fold = Fold.Count, Noun = "" };
        if (Source.Of(request, rows, intent.Scope, [], alongTime: false) is not { } source)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoTime, ""));
        }

        if (desk.Query($"SELECT DISTINCT {string.Join(", ", intent.Fields.Select(static field => field.Sql))}{source.Clause} LIMIT 20", "attributes") is not { } result)
        {
            return null;
        }

        if (result.IsError || result.IsEmpty)
        {
            return Declines.Because(desk, request, book, new Intent.Decline(Reason.NoRows, ""));
        }

        string opening = ScopeWords.Opening(book, intent.Scope);
        return new Draft(Phrasebook.Capital(result.Rows.Count == 1
            ? opening + string.Join(", ", intent.Fields.Select((field, column) => $"{field.Name}{book.Colon}{result.Cite(0, column)}")) + "."
            : $"{opening}{intent.Fields[0].Name}{book.Colon}{string.Join(", ", Enumerable.Range(0, result.Rows.Count).Select(row => result.Cite(row, 0)))}."));
    }
}
