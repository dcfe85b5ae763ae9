using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tally.Tools.Functions;

/// <summary>An address with <c>{parameter}</c> in its path or query, each replaced by its value, percent-encoded.</summary>
internal static partial class UrlTemplate
{
    public static IReadOnlyList<string> Names(string template) =>
        [.. Placeholder().Matches(template).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong with the template itself; null when nothing is.</summary>
    public static string? Problem(string template)
    {
        string plain = Placeholder().Replace(template, "x");
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "is not an http or https address";
        if (uri.UserInfo.Length > 0)
            return "may not hold a user or password; use headers with a setting";
        int host = template.IndexOf("://", StringComparison.Ordinal) + 3;
        int path = template.IndexOfAny(['/', '?'], host);
        string authority = path < 0 ? template[host..] : template[host..path];
        return authority.Contains('{', StringComparison.Ordinal) || template[..host].Contains('{', StringComparison.Ordinal)
            ? "may hold parameters in its path and query only, not in its host"
            : null;
    }

    /// <summary>Null when a value does not fit into the address.</summary>
    public static Uri? Fill(string template, JsonElement arguments)
    {
        int query = template.IndexOf('?', StringComparison.Ordinal);
        string path = query < 0 ? template : template[..query];
        string filled = Placeholder().Replace(path, match => Text(arguments, match) is { Length: > 0 } text ? Uri.EscapeDataString(text) : "\0");
        if (filled.Contains('\0', StringComparison.Ordinal))
            return null;
        if (query >= 0)
        {
            var pairs = template[(query + 1)..].Split('&').Select(pair => Pair(pair, arguments)).OfType<string>();
            filled = $"{filled}?{string.Join('&', pairs)}";
        }

        // "." and ".." cannot be escaped, and would lead to another path than the declared one.
        return Uri.TryCreate(filled, UriKind.Absolute, out var uri) && uri.Segments.Length == Segments(path) ? uri : null;
    }

    private static int Segments(string path) => new Uri(Placeholder().Replace(path, "x")).Segments.Length;

    /// <summary>A pair whose value is null is left out.</summary>
    private static string? Pair(string pair, JsonElement arguments)
    {
        bool absent = Placeholder().Matches(pair).Any(match => Text(arguments, match) is null);
        return absent ? null : Placeholder().Replace(pair, match => Uri.EscapeDataString(Text(arguments, match)!));
    }

    private static string? Text(JsonElement arguments, Match match) => Text(arguments.GetProperty(match.Groups[1].Value));

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
