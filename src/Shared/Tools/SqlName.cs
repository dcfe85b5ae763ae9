using System.Collections.Frozen;
using Tally.Datasets;

namespace Tally.Tools;

/// <summary>How a name of the data is written in SQL and in a reference.</summary>
public static class SqlName
{
    private static readonly FrozenSet<string> Keywords = new[]
    {
        "all", "and", "any", "as", "asc", "between", "by", "case", "cast", "cross", "current", "date", "desc", "distinct", "else",
        "end", "except", "exists", "extract", "false", "first", "following", "from", "full", "group", "having", "in", "inner",
        "intersect", "interval", "is", "join", "last", "left", "like", "limit", "natural", "not", "null", "nulls", "offset", "on",
        "or", "order", "outer", "over", "partition", "preceding", "range", "right", "row", "rows", "select", "then", "timestamp",
        "true", "unbounded", "union", "using", "values", "when", "where", "window", "with",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The column as SQL: quoted unless it is a plain word that is not one of SQL's.</summary>
    public static string Of(string name) =>
        IsWord(name) && !Keywords.Contains(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The shortest way to name a dataset as a table: its name where only it has that name, else with its collection.</summary>
    public static string OfTable(DatasetId id, DataScope scope)
    {
        bool isUnique = scope.Datasets.Count(other => Same(other.Id.Name, id.Name)) == 1
            && !scope.Collections.Any(collection => Same(collection.Name, id.Name));
        return isUnique ? Of(id.Name) : $"\"{id.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A reference to a cell: <c>{{R1[0].total}}</c>, or <c>{{R1[0]["total 2020"]}}</c>.</summary>
    public static string Reference(string resultId, int row, string column) =>
        IsReferenceWord(column)
            ? $"{{{{{resultId}[{row}].{column}}}}}"
            : $"{{{{{resultId}[{row}][\"{column.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]}}}}";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsWord(string name) =>
        name.Length > 0
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static bool IsReferenceWord(string name) =>
        name.Length > 0
        && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');
}
