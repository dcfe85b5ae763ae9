using System.Globalization;
using System.Runtime.CompilerServices;
using Tally.Columns;

namespace Tally.Ledger.Fit.Cells;

/// <summary>What the text of an executed statement or calculation gives away: its literals and its order.</summary>
internal static class Sql
{
    private static readonly string[] Comparisons = ["=", "<", ">", "<=", ">=", "<>", "!=", "BETWEEN", "LIKE", "LIMIT", "OFFSET", "TOP", "FIRST", "IN"];

    private static readonly string[] Operators = ["=", "<", ">", "<=", ">=", "<>", "!=", "BETWEEN"];

    public static bool MultipliesByHundred(string sql)
    {
        var tokens = Tokens(sql);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (Number(tokens[i]) == 100 && ((i > 0 && tokens[i - 1] == "*") || (i + 1 < tokens.Count && tokens[i + 1] == "*")))
                return true;
        }

        return false;
    }

    /// <summary>Numeric literals (quoted ones too) that take part in a value, not in a comparison or a limit.</summary>
    public static IEnumerable<(decimal Value, string Before, string After)> ValueLiterals(string sql)
    {
        var tokens = Tokens(sql);
        bool inList = false, between = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            // A sign before a bound is the bound's own: "< -15".
            bool isSigned = i > 1 && tokens[i - 1] == "-" && (Comparisons.Contains(tokens[i - 2].ToUpperInvariant()) || (between && tokens[i - 2].Equals("AND", StringComparison.OrdinalIgnoreCase)) || (inList && tokens[i - 2] is "(" or ","));
            string before = i > 0 ? tokens[isSigned ? i - 2 : i - 1].ToUpperInvariant() : "", after = i + 1 < tokens.Count ? tokens[i + 1].ToUpperInvariant() : "";
            if (tokens[i] == "(" && before == "IN")
                inList = true;
            else if (tokens[i] == ")")
                inList = false;
            else if (tokens[i].Equals("BETWEEN", StringComparison.OrdinalIgnoreCase))
                between = true;
            if (Number(tokens[i].Trim('\'')) is not { } value)
                continue;
            bool upper = between && before == "AND";
            between &= !upper;
            if (!inList && !upper && !Comparisons.Contains(before) && !Operators.Contains(after))
                yield return (value, before, after);
        }
    }

    /// <summary>True for DESC, false for ASC, null when the last ORDER BY is absent.</summary>
    public static bool? OrderDescends(string sql)
    {
        var tokens = Tokens(sql);
        int order = tokens.FindLastIndex(token => token.Equals("ORDER", StringComparison.OrdinalIgnoreCase));
        if (order < 0)
            return null;
        for (int i = order + 2; i < tokens.Count && tokens[i] is not ("," or ")") && !tokens[i].Equals("LIMIT", StringComparison.OrdinalIgnoreCase); i++)
        {
            if (tokens[i].Equals("DESC", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The number that a call is compared with: 7 of <c>MONTH(date) = 7</c>; null when it is compared otherwise, or twice.</summary>
    public static int? Compared(string sql, string function)
    {
        var tokens = Tokens(sql);
        int? found = null;
        for (int i = 0; i + 5 < tokens.Count; i++)
        {
            if (!tokens[i].Equals(function, StringComparison.OrdinalIgnoreCase))
                continue;
            if (found is not null || tokens[i + 1] != "(" || tokens[i + 3] != ")" || tokens[i + 4] != "=" || Number(tokens[i + 5]) is not { } value || value != decimal.Truncate(value) || value is < 1 or > 9_000)
                return null;
            found = (int)value;
        }

        return found;
    }

    /// <summary>The words of the item of the last select list that has a name: SUM, total of <c>SUM(total) AS t</c>; empty when none has it.</summary>
    public static IReadOnlyList<string> ItemOf(string sql, string name)
    {
        var tokens = Tokens(sql);
        int depth = 0, start = tokens.FindIndex(token => token.Equals("SELECT", StringComparison.OrdinalIgnoreCase)) + 1;
        for (int i = start; i > 0 && i <= tokens.Count; i++)
        {
            string token = i < tokens.Count ? tokens[i] : "FROM";
            depth += token == "(" ? 1 : token == ")" ? -1 : 0;
            bool ends = depth == 0 && token.Equals("FROM", StringComparison.OrdinalIgnoreCase);
            if (!ends && !(depth == 0 && token == ","))
                continue;
            if (i > start && Folding.Same(tokens[i - 1].Trim('"'), name))
                return tokens.GetRange(start, i - start);
            if (ends)
                break;
            start = i + 1;
        }

        return [];
    }

    /// <summary>A table is joined to another by columns of the same name.</summary>
    public static bool JoinsByKey(string sql)
    {
        var tokens = Tokens(sql);
        int on = tokens.FindIndex(token => token.Equals("ON", StringComparison.OrdinalIgnoreCase));
        return on > 0 && on + 7 < tokens.Count && tokens[on + 2] == "." && tokens[on + 4] == "=" && tokens[on + 6] == "."
            && Folding.Same(tokens[on + 3], tokens[on + 7]) && !tokens.Contains("OR", StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The literal that a column of one named table must equal; null where none is asked for, or several.</summary>
    public static string? PinnedIn(string sql, string table, string column)
    {
        var tokens = Tokens(sql);
        string? found = null;
        for (int i = 0; i + 4 < tokens.Count; i++)
        {
            if (!Folding.Same(tokens[i], table) || tokens[i + 1] != "." || !Folding.Same(tokens[i + 2], column))
                continue;
            if (found is not null || tokens[i + 3] != "=" || tokens[i + 4] is not [>= '0' and <= '9' or '\'', ..])
                return null;
            found = tokens[i + 4].Trim('\'');
        }

        return tokens.Contains("OR", StringComparer.OrdinalIgnoreCase) || tokens.Contains("NOT", StringComparer.OrdinalIgnoreCase) ? null : found;
    }

    /// <summary>A condition holds one column to another: <c>b.total &lt; a.total</c>.</summary>
    public static bool ComparesColumns(string sql)
    {
        var tokens = Tokens(sql);
        int where = tokens.FindIndex(token => token.Equals("WHERE", StringComparison.OrdinalIgnoreCase));
        for (int i = where + 1; where >= 0 && i + 1 < tokens.Count; i++)
        {
            if (tokens[i] is "<" or ">" or "<=" or ">=" && tokens[i + 1] is [var first, ..] && (char.IsLetter(first) || first == '"'))
                return true;
        }

        return false;
    }

    public static bool Calls(string sql, string function) =>
        Tokens(sql).Contains(function, StringComparer.OrdinalIgnoreCase);

    private static decimal? Number(string token) =>
        token.Length > 0 && (char.IsAsciiDigit(token[0]) || token[0] == '.') && decimal.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) ? value : null;

    /// <summary>A statement is looked into once for each of its cells.</summary>
    private static readonly ConditionalWeakTable<string, List<string>> Read = [];

    private static List<string> Tokens(string sql) => Read.GetValue(sql, Cut);

    private static List<string> Cut(string sql)
    {
        var tokens = new List<string>();
        for (int at = 0; at < sql.Length;)
        {
            char c = sql[at];
            int end = at + 1;
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            if (c == '{' && sql.IndexOf("}}", at, StringComparison.Ordinal) is var close and > 0)
                end = close + 2;
            else if (c is '\'' or '"')
                end = sql.IndexOf(c, at + 1) is var quote and > 0 ? quote + 1 : sql.Length;
            else if (char.IsLetter(c) || c == '_')
                while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] is '_'))
                    end++;
            else if (char.IsAsciiDigit(c))
                while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '.'))
                    end++;
            else if (c is '<' or '>' or '!' && end < sql.Length && sql[end] is '=' or '>')
                end++;
            tokens.Add(sql[at..end]);
            at = end;
        }

        return tokens;
    }
}
