using System.Text;
using System.Text.Json;

namespace Tally.Tools.Functions;

/// <summary>
/// The <c>:parameters</c> of a saved query. Each becomes one literal: a text in quotes with its quotes doubled, a number, a truth value,
/// NULL, or a list of them. What stands in quotes, in a comment or after another colon (a cast) is no parameter.
/// </summary>
internal static class SqlParameters
{
    public static IReadOnlyList<string> Names(string sql)
    {
        var names = new List<string>();
        Replace(sql, name =>
        {
            names.Add(name);
            return "";
        });
        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <param name="arguments">Checked against the schema already.</param>
    public static string Bind(string sql, JsonElement arguments) => Replace(sql, name => Literal(arguments.GetProperty(name)));

    /// <exception cref="FormatException">The value has no literal.</exception>
    public static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => $"'{value.GetString()!.Replace("'", "''", StringComparison.Ordinal)}'",
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => "TRUE",
        JsonValueKind.False => "FALSE",
        JsonValueKind.Null => "NULL",
        JsonValueKind.Array when value.GetArrayLength() > 0 => $"({string.Join(", ", value.EnumerateArray().Select(Literal))})",
        JsonValueKind.Array => "(NULL)",
        _ => throw new FormatException(),
    };

    /// <summary>As an exact decimal in plain digits: the text of a JSON number may be <c>1e3</c>.</summary>
    private static string Number(JsonElement value) =>
        value.TryGetDecimal(out decimal number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : throw new FormatException();

    private static string Replace(string sql, Func<string, string> literal)
    {
        var bound = new StringBuilder(sql.Length);
        int at = 0;
        while (at < sql.Length)
        {
            int end = End(sql, at);
            if (end == at + 1 && sql[at] == ':' && NameEnd(sql, at + 1) is var name && name > at + 1)
            {
                bound.Append(literal(sql[(at + 1)..name]));
                at = name;
                continue;
            }

            bound.Append(sql, at, end - at);
            at = end;
        }

        return bound.ToString();
    }

    /// <summary>The end of what is passed over whole: a quoted text or name, a comment, a cast's colons; else the next character.</summary>
    private static int End(string sql, int at)
    {
        char first = sql[at];
        if (first is '\'' or '"' or '`')
            return sql.IndexOf(first, at + 1) is >= 0 and var close ? close + 1 : sql.Length;
        if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0)
            return sql.IndexOf('\n', at) is >= 0 and var line ? line : sql.Length;
        if (string.CompareOrdinal(sql, at, "/*", 0, 2) == 0)
            return sql.IndexOf("*/", at + 2, StringComparison.Ordinal) is >= 0 and var block ? block + 2 : sql.Length;
        return string.CompareOrdinal(sql, at, "::", 0, 2) == 0 ? at + 2 : at + 1;
    }

    private static int NameEnd(string sql, int at)
    {
        int end = at;
        while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
            end++;
        return end > at && char.IsAsciiDigit(sql[at]) ? at : end;
    }
}
