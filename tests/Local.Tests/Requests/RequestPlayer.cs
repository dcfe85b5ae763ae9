using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tally.Requests;

/// <summary>Sends the requests of a file in order, as a person would click through it, and says which replies are not as the file says.</summary>
/// <param name="given">Variables that stand in place of the file's own: <c>host</c>, <c>key</c>.</param>
internal sealed partial class RequestPlayer(HttpClient http, IReadOnlyDictionary<string, string> given)
{
    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);

    /// <summary>A sentence for each reply that is not what was expected.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync(HttpFile file, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var entry in file.Entries)
        {
            using var request = Request(entry, file);
            using var reply = await http.SendAsync(request, cancellationToken);
            string body = await reply.Content.ReadAsStringAsync(cancellationToken);
            if (entry.Name is not null)
                _named[entry.Name] = body;
            string shown = body.Length > 400 ? body[..400] + "…" : body;
            faults.AddRange(Faults(entry, reply, body).Select(
                fault => $"{file.Name}, {entry.Title} ({entry.Method} {request.RequestUri}): {fault}, got {(int)reply.StatusCode} {shown}"));
        }

        return faults;
    }

    private HttpRequestMessage Request(HttpEntry entry, HttpFile file)
    {
        var request = new HttpRequestMessage(new HttpMethod(entry.Method), Filled(entry.Target, file));
        if (entry.Body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Filled(entry.Body, file)));
        foreach (var (name, value) in entry.Headers)
        {
            string filled = Filled(value, file);
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(filled);
            else
                request.Headers.TryAddWithoutValidation(name, filled);
        }

        return request;
    }

    private string Filled(string text, HttpFile file) => Placeholder().Replace(text, match =>
    {
        string name = match.Groups[1].Value;
        if (given.TryGetValue(name, out string? value) || file.Variables.TryGetValue(name, out value))
            return value;
        return Reference().Match(name) is { Success: true } found && _named.TryGetValue(found.Groups[1].Value, out string? earlier)
            && JsonPath.Find(earlier, found.Groups[2].Value) is { } taken
                ? JsonPath.Text(taken)
                : throw new InvalidOperationException($"{file.Name} does not say what {{{{{name}}}}} is, or the reply it is taken from lacks it.");
    });

    private static IEnumerable<string> Faults(HttpEntry entry, HttpResponseMessage reply, string body)
    {
        if (entry.Expected.Count == 0)
            yield return "the file does not say what to expect";
        foreach (string expected in entry.Expected)
        {
            if (!(expected[0] == '$' ? HasMember(expected, body) : HasStatus(expected, reply)))
                yield return $"expected {expected}";
        }
    }

    private static bool HasStatus(string expected, HttpResponseMessage reply)
    {
        string[] parts = expected.Split(' ');
        return parts[0] == ((int)reply.StatusCode).ToString(CultureInfo.InvariantCulture)
            && (parts.Length == 1 || parts[1] == reply.Content.Headers.ContentType?.MediaType);
    }

    private static bool HasMember(string expected, string body)
    {
        string[] parts = expected.Split('=', 2, StringSplitOptions.TrimEntries);
        return JsonPath.Find(body, parts[0]) is { } found && (parts.Length == 1 || JsonPath.Text(found) == parts[1]);
    }

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(\w+)\.response\.body\.(\$.*)$")]
    private static partial Regex Reference();
}

/// <summary>The part of JSON paths that the files need: members and places, <c>$.answer.files[0].id</c>.</summary>
internal static partial class JsonPath
{
    /// <summary>Null when nothing is there.</summary>
    public static JsonElement? Find(string json, string path)
    {
        if (json.Length == 0 || json[0] is not ('{' or '['))
            return null;
        var found = JsonElement.Parse(json);
        foreach (Match step in Step().Matches(path))
        {
            if (step.Groups[1].Success)
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(step.Groups[1].Value, out found))
                    return null;
            }
            else
            {
                int at = int.Parse(step.Groups[2].Value, CultureInfo.InvariantCulture);
                if (found.ValueKind != JsonValueKind.Array || at >= found.GetArrayLength())
                    return null;
                found = found[at];
            }
        }

        return found;
    }

    /// <summary>A text as it is, anything else as JSON writes it.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    [GeneratedRegex(@"\.(\w+)|\[(\d+)\]")]
    private static partial Regex Step();
}
