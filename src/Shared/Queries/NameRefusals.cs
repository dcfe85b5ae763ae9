namespace Tally.Queries;

/// <summary>Refusals over names, each with the nearest that exist.</summary>
internal static class NameRefusals
{
    public static QueryRefusedException UnknownTable(int position, string name, IEnumerable<string> tables)
    {
        string[] known = [.. tables];
        var nearest = Nearest.To(name, known);
        string hint = known.Length == 0 ? " There is no data in scope." : nearest.Count == 0 ? $" Tables: {List(known)}." : $" Nearest: {List(nearest)}.";
        return Make("unknown-table", $"There is no table \"{name}\".{hint}", position, nearest);
    }

    public static QueryRefusedException AmbiguousTable(int position, string name, IReadOnlyList<string> candidates) =>
        Make("ambiguous-table", $"\"{name}\" is the name of {candidates.Count} datasets: write one of {List(candidates)}.", position, candidates);

    public static QueryRefusedException MissingVersion(int position, string dataset) =>
        Make("version-gone", $"The version of {dataset} that is asked for is no longer stored.", position, []);

    public static QueryRefusedException UnknownColumn(int position, string name, IEnumerable<string> columns, bool quoted)
    {
        string[] known = [.. columns.Distinct(StringComparer.Ordinal)];
        var nearest = Nearest.To(name, known);
        string hint = nearest.Count > 0 ? $" Nearest: {List(nearest)}." : known.Length > 0 ? $" Columns: {List(known)}." : "";
        string quotes = quoted ? $" If it is text, write it in single quotes: '{name}'." : "";
        return Make("unknown-column", $"There is no column \"{name}\".{hint}{quotes}", position, nearest);
    }

    public static QueryRefusedException AmbiguousColumn(int position, string name, IReadOnlyList<string> candidates) =>
        Make("ambiguous-column", $"\"{name}\" could be {List(candidates)}: write which.", position, candidates);

    public static QueryRefusedException UnknownFunction(int position, string name, IEnumerable<string> functions)
    {
        var nearest = Nearest.To(name, [.. functions]);
        string hint = nearest.Count > 0 ? $" Nearest: {List(nearest)}." : "";
        return Make("unknown-function", $"There is no function {name}.{hint}", position, nearest);
    }

    public static QueryRefusedException NotGrouped(int position, string column) =>
        Make(
            "not-grouped",
            $"The column \"{column}\" is neither in GROUP BY nor inside an aggregate: add it to GROUP BY, or take SUM({column}), MAX({column}) …",
            position,
            []);

    private static string List(IReadOnlyList<string> names)
    {
        string shown = string.Join(", ", names.Take(20));
        return names.Count > 20 ? $"{shown} and {names.Count - 20} more" : shown;
    }

    private static QueryRefusedException Make(string code, string message, int position, IReadOnlyList<string> nearest) =>
        new(new QueryError { Code = code, Message = message, Position = position, Nearest = nearest });
}
