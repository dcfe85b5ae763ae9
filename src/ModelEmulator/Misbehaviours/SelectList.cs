using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>The first select list of a query, cut at its top-level commas.</summary>
internal sealed partial record SelectList(int Start, int Length, IReadOnlyList<SelectItem> Items)
{
    public static SelectList? Read(string sql)
    {
        if (Select().Match(sql) is not { Success: true } select) return null;
        int start = select.Index + select.Length;
        List<SelectItem> items = [];
        int depth = 0, begin = start;
        for (int at = start; at < sql.Length; at++)
        {
            char letter = sql[at];
            if (letter == '(') depth++;
            else if (letter == ')') depth--;
            bool ends = depth == 0 && From().IsMatch(sql, at);
            if (depth == 0 && (letter == ',' || ends))
            {
                items.Add(SelectItem.Read(sql[begin..at]));
                begin = at + 1;
            }

            if (ends) return new SelectList(start, at - start, items);
        }

        return null;
    }

    public static string Rewrite(string sql, Func<SelectItem, SelectItem> change) => Read(sql) is not { } list
        ? sql
        : $"{sql[..list.Start]}{string.Join(", ", list.Items.Select(item => change(item).Text))}{sql[(list.Start + list.Length)..]}";

    [GeneratedRegex(@"^\s*SELECT\s+(DISTINCT\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Select();

    [GeneratedRegex(@"\G\s+FROM\s", RegexOptions.IgnoreCase)]
    private static partial Regex From();
}

/// <summary>One item of a select list.</summary>
internal sealed partial record SelectItem(string Expression, string? Alias)
{
    public string Text => Alias is null ? Expression : $"{Expression} AS {Alias}";

    /// <summary>The name the column has without an alias.</summary>
    public string Name => Expression.Trim().Trim('"');

    public static SelectItem Read(string text) => As().Match(text) is { Success: true } match
        ? new SelectItem(text[..match.Index].Trim(), match.Groups["alias"].Value)
        : new SelectItem(text.Trim(), null);

    [GeneratedRegex("""\s+AS\s+(?<alias>"[^"]+"|[\p{L}\p{N}_]+)\s*$""", RegexOptions.IgnoreCase)]
    private static partial Regex As();
}
