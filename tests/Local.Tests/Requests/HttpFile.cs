using System.Text.RegularExpressions;

namespace Tally.Requests;

/// <summary>
/// A file of requests as editors run them (Visual Studio, the REST Client of VS Code): <c>###</c> between requests, <c>@name = value</c>,
/// <c># @name</c> over a request that later ones refer to. Ours besides, in comments that editors pass over: <c># expect</c>.
/// </summary>
internal sealed partial record HttpFile(string Name, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<HttpEntry> Entries)
{
    public static HttpFile Read(string path)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<HttpEntry>();
        foreach (var section in Sections(File.ReadAllLines(path)))
        {
            if (Entry(section, variables) is { } entry)
                entries.Add(entry);
        }

        return new HttpFile(Path.GetFileName(path), variables, entries);
    }

    private static IEnumerable<(string Title, List<string> Lines)> Sections(string[] lines)
    {
        var section = (Title: "", Lines: new List<string>());
        foreach (string line in lines)
        {
            if (!line.StartsWith("###", StringComparison.Ordinal))
            {
                section.Lines.Add(line);
                continue;
            }

            yield return section;
            section = (line[3..].Trim(), []);
        }

        yield return section;
    }

    /// <summary>Null for a section without a request, as the one above the first.</summary>
    private static HttpEntry? Entry((string Title, List<string> Lines) section, Dictionary<string, string> variables)
    {
        string? name = null;
        var expected = new List<string>();
        int at = 0;
        for (; at < section.Lines.Count && !RequestLine().IsMatch(section.Lines[at]); at++)
        {
            string line = section.Lines[at].Trim();
            if (Variable().Match(line) is { Success: true } variable)
                variables[variable.Groups[1].Value] = variable.Groups[2].Value.Trim();
            else if (Named().Match(line) is { Success: true } named)
                name = named.Groups[1].Value;
            else if (Expected().Match(line) is { Success: true } expect)
                expected.Add(expect.Groups[1].Value.Trim());
            else if (line.Length > 0 && line[0] != '#' && !line.StartsWith("//", StringComparison.Ordinal))
                throw new FormatException($"\"{line}\" is neither a request, a variable nor a comment.");
        }

        if (at == section.Lines.Count)
            return null;
        var request = RequestLine().Match(section.Lines[at]);
        var head = section.Lines.Skip(at + 1).TakeWhile(line => line.Length > 0).ToList();
        var headers = head.Where(line => line[0] != '#').Select(line => line.Split(':', 2)).Select(pair => (pair[0].Trim(), pair[1].Trim())).ToList();
        string body = string.Join('\n', section.Lines.Skip(at + 2 + head.Count)).TrimEnd();
        return new HttpEntry(section.Title, name, request.Groups[1].Value, request.Groups[2].Value, headers, body.Length == 0 ? null : body + "\n", expected);
    }

    [GeneratedRegex(@"^(GET|HEAD|POST|PUT|PATCH|DELETE) (\S+)( HTTP/\S+)?\s*$")]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"^@(\w+)\s*=(.*)$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:#|//)\s*@name\s+(\w+)$")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:#|//)\s*expect\s+(.+)$")]
    private static partial Regex Expected();
}

/// <summary>One request of a file, its variables not yet put in.</summary>
/// <param name="Expected">What the reply should be: <c>200 application/json</c>, <c>$.status = answered</c>, <c>$.next</c>.</param>
internal sealed record HttpEntry(
    string Title, string? Name, string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? Body, IReadOnlyList<string> Expected);
