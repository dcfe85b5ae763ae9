using System.Globalization;

namespace Tally.Ledger.References;

/// <summary>
/// Reads what stands between <c>{{</c> and <c>}}</c>:
/// <code>
/// reference = id [ "[" (digits | quoted) "]" ] [ "." name | "[" quoted "]" ] { "|" format [ ":" argument ] }
/// </code>
/// </summary>
internal static class ReferenceParser
{
    public static bool TryParse(string text, out Reference? reference, out string error)
    {
        reference = null;
        error = "";
        string[] parts = SplitPipes(text);
        string body = parts[0].Trim();
        int at = 0;
        while (at < body.Length && char.IsAsciiLetterOrDigit(body[at]))
            at++;
        string id = body[..at].ToUpperInvariant();
        if (!IsId(id))
            return Fail(text, "it does not begin with the id of a result such as R1", out error);

        RowPick row = RowPick.Single;
        string? column = null;
        if (at < body.Length && body[at] == '[')
        {
            if (!TryBracket(body, ref at, out string inner, out bool quoted))
                return Fail(text, "a bracket is not closed", out error);
            if (quoted)
                row = new RowPick.Key(inner);
            else if (int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                row = new RowPick.Index(index);
            else
                return Fail(text, "a row is a number from 0 or a key in quotes", out error);
        }

        while (at < body.Length && body[at] == ' ')
            at++;
        if (at < body.Length && body[at] == '.')
        {
            column = body[(at + 1)..].Trim().Trim('"');
            at = body.Length;
        }
        else if (at < body.Length && body[at] == '[')
        {
            if (!TryBracket(body, ref at, out string inner, out _))
                return Fail(text, "a bracket is not closed", out error);
            column = inner;
        }

        if (at < body.Length || column is "")
            return Fail(text, "after the row comes .column", out error);
        return TryFormats(text, parts, out var formats, out error)
            && (reference = new Reference(id, row, column, formats)) is not null;
    }

    private static bool TryFormats(string text, string[] parts, out List<Format> formats, out string error)
    {
        formats = [];
        error = "";
        foreach (string part in parts.Skip(1))
        {
            int colon = part.IndexOf(':', StringComparison.Ordinal);
            string name = (colon < 0 ? part : part[..colon]).Trim().ToLowerInvariant();
            string? argument = colon < 0 ? null : part[(colon + 1)..].Trim().Trim('"');
            if (!Format.Names.Contains(name))
                return Fail(text, $"there is no format '{name}'; formats are {string.Join(", ", Format.Names)}", out error);
            if (name is Format.Percent or Format.Round && argument is not null && argument is not [>= '0' and <= '9'])
                return Fail(text, $"{name} takes a number of decimals from 0 to 9", out error);
            if (name == Format.Unit && string.IsNullOrWhiteSpace(argument))
                return Fail(text, "unit takes the unit, as in unit:CHF", out error);
            formats.Add(new Format(name, argument));
        }

        return true;
    }

    private static bool IsId(string id) =>
        id.Length > 1 && id[0] is 'R' or 'C' && id.AsSpan(1).ContainsAnyExceptInRange('0', '9') == false && id.Length > 1;

    private static bool TryBracket(string body, ref int at, out string inner, out bool quoted)
    {
        inner = "";
        quoted = false;
        int start = at + 1;
        while (start < body.Length && body[start] == ' ')
            start++;
        if (start < body.Length && body[start] is '"' or '\'' or '“' or '«')
        {
            char close = body[start] switch { '“' => '”', '«' => '»', var same => same };
            int end = body.IndexOf(close, start + 1);
            int bracket = end < 0 ? -1 : body.IndexOf(']', end);
            if (bracket < 0)
                return false;
            (inner, quoted, at) = (body[(start + 1)..end].Trim(), true, bracket + 1);
            return true;
        }

        int closing = body.IndexOf(']', start);
        if (closing < 0)
            return false;
        (inner, at) = (body[start..closing].Trim(), closing + 1);
        return true;
    }

    /// <summary>A pipe inside quotes is part of a name.</summary>
    private static string[] SplitPipes(string text)
    {
        var parts = new List<string>();
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (text[i] == '|' && !quoted)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return [.. parts];
    }

    private static bool Fail(string text, string why, out string error)
    {
        error = $"The reference {{{{{text}}}}} cannot be read: {why}.";
        return false;
    }
}
