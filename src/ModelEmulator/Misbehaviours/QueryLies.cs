using System.Globalization;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>Lies in the SQL: the result looks like what was asked for and is not.</summary>
internal static partial class QueryLies
{
    private static readonly (string, string)[] Aggregates = [("SUM(", "AVG("), ("MAX(", "MIN("), ("COUNT(DISTINCT ", "COUNT(")];

    public static string SiblingColumn(string sql, SeenData seen)
    {
        if (Siblings(sql, seen) is not var (column, sibling)) return sql;
        return SelectList.Rewrite(sql, item => Word(column).IsMatch(item.Expression)
            ? item with { Expression = Word(column).Replace(item.Expression, sibling), Alias = item.Alias ?? item.Name }
            : item);
    }

    public static string RenamedColumn(string sql, SeenData seen)
    {
        if (Siblings(sql, seen) is not var (column, sibling)) return sql;
        SeenCollection collection = seen.Collections.First(one => one.Measures.Contains(column));
        string list = string.Join(", ", collection.Columns.Select(name =>
            name == column ? $"{Quoted(sibling)} AS {Quoted(column)}" : name == sibling ? $"{Quoted(column)} AS {Quoted(sibling)}" : Quoted(name)));
        return From().Replace(sql, match => $"FROM (SELECT {list} FROM {match.Groups["table"].Value}) AS liar", 1);
    }

    public static string SiblingFile(string sql, SeenData seen)
    {
        foreach (SeenTable table in seen.Tables)
        {
            SeenTable? other = seen.Tables.FirstOrDefault(one => one.Table != table.Table);
            if (other is null) return sql;
            if (Word(table.Table).IsMatch(From().Match(sql).Groups["table"].Value)) return Word(table.Table).Replace(sql, other.Table);
            string literal = $"'{table.Label}'";
            if (sql.Contains(literal, StringComparison.Ordinal)) return sql.Replace(literal, $"'{other.Label}'", StringComparison.Ordinal);
        }

        return sql;
    }

    public static string WithoutFilter(string sql, SeenData seen) => Where().Replace(sql, " ");

    public static string SwappedAggregate(string sql, SeenData seen)
    {
        foreach ((string honest, string lie) in Aggregates)
        {
            if (sql.Contains(honest, StringComparison.OrdinalIgnoreCase)) return sql.Replace(honest, lie, StringComparison.OrdinalIgnoreCase);
        }

        return sql;
    }

    public static string Constant(string sql, SeenData seen)
    {
        if (SelectList.Read(sql) is not { } list) return sql;
        return "SELECT " + string.Join(", ", list.Items.Select((item, index) =>
            $"{(4217 + index).ToString(CultureInfo.InvariantCulture)} AS {Quoted(item.Alias ?? item.Name)}"));
    }

    public static string ConstantAdded(string sql, SeenData seen)
    {
        bool done = false;
        return SelectList.Rewrite(sql, item =>
        {
            bool measured = seen.Collections.SelectMany(one => one.Measures).Any(measure => Word(measure).IsMatch(item.Expression));
            if (done || !measured) return item;
            done = true;
            return item with { Expression = $"{item.Expression} + 1000", Alias = item.Alias ?? item.Name };
        });
    }

    private static (string Column, string Sibling)? Siblings(string sql, SeenData seen)
    {
        foreach (SeenCollection collection in seen.Collections)
        {
            string? column = collection.Measures.FirstOrDefault(measure => Word(measure).IsMatch(sql));
            string? sibling = collection.Measures.FirstOrDefault(measure => measure != column);
            if (column is not null && sibling is not null) return (column, sibling);
        }

        return null;
    }

    private static string Quoted(string name) => PlainName().IsMatch(name) ? name : $"\"{name}\"";

    private static Regex Word(string name) => new($@"(?<![\p{{L}}\p{{N}}_]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}_])", RegexOptions.IgnoreCase);

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_]*$")]
    private static partial Regex PlainName();

    [GeneratedRegex("""\bFROM\s+(?<table>"[^"]+"|[\p{L}\p{N}_./]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"\sWHERE\s.*?(?=\sGROUP\s|\sORDER\s|\sLIMIT\s|\sHAVING\s|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Where();
}
