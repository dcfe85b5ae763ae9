using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tally.Requests;

/// <summary>The request files of the repository.</summary>
internal static partial class RequestFiles
{
    public static IReadOnlyList<HttpFile> Read(string repository) =>
        [.. Directory.GetFiles(Path.Combine(repository, "requests"), "*.http").Order(StringComparer.Ordinal).Select(HttpFile.Read)];

    /// <summary>Operations of an OpenAPI document that no request asks for.</summary>
    public static IEnumerable<string> Unasked(JsonElement openApi, IEnumerable<HttpFile> files)
    {
        var asked = files.SelectMany(file => file.Entries).Select(entry => (entry.Method, Path: Asked().Match(entry.Target).Groups[1].Value)).ToList();
        return from path in openApi.GetProperty("paths").EnumerateObject()
               let pattern = new Regex($"^{Parameter().Replace(path.Name, "[^/]+")}$")
               from operation in path.Value.EnumerateObject()
               where !asked.Any(request => request.Method.Equals(operation.Name, StringComparison.OrdinalIgnoreCase) && pattern.IsMatch(request.Path))
               select $"{operation.Name.ToUpperInvariant()} {path.Name}";
    }

    [GeneratedRegex(@"^\{\{host\}\}(/[^?]*)")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
