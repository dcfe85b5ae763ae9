using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Tests.Conformance;

/// <summary>The service's published description, where it is at hand: <c>TALLY_OPENAPI</c>, or a folder <c>shared</c> beside the repository.</summary>
internal sealed class OpenApi
{
    private const string Known = "shared/data/openai/openapi-subset.json";

    private readonly JsonElement _root;
    private readonly (Regex Path, JsonElement Operations)[] _paths;

    private OpenApi(JsonElement root)
    {
        _root = root;
        _paths = [.. root.GetProperty("paths").EnumerateObject()
            .Where(path => !path.Name.Contains('?', StringComparison.Ordinal))
            .Select(path => (new Regex($"^{Regex.Replace(path.Name, @"\{[^}]+\}", "[^/]+")}$"), path.Value))];
    }

    /// <summary>Null where the description is not at hand.</summary>
    public static OpenApi? Found { get; } = Find();

    /// <summary>What is wrong with a successful JSON reply; empty when it is as described or nothing is described.</summary>
    public IReadOnlyList<string> Check(string method, string path, string body) =>
        Reply(method, path, "application/json") is { } schema
            ? new SchemaCheck(_root).Faults(JsonElement.Parse(body), schema)
            : [];

    /// <summary>What is wrong with one event of a stream.</summary>
    public IReadOnlyList<string> CheckEvent(string data) =>
        new SchemaCheck(_root).Faults(JsonElement.Parse(data), _root.GetProperty("components").GetProperty("schemas").GetProperty("ResponseStreamEvent"));

    private JsonElement? Reply(string method, string path, string type)
    {
        foreach ((Regex pattern, JsonElement operations) in _paths)
        {
            if (pattern.IsMatch(path)
                && operations.TryGetProperty(method.ToLowerInvariant(), out JsonElement operation)
                && operation.GetProperty("responses").TryGetProperty("200", out JsonElement ok)
                && ok.TryGetProperty("content", out JsonElement content)
                && content.TryGetProperty(type, out JsonElement media))
            {
                return media.GetProperty("schema");
            }
        }

        return null;
    }

    private static OpenApi? Find()
    {
        string? file = Environment.GetEnvironmentVariable("TALLY_OPENAPI");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); file is null && folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Known);
            if (File.Exists(candidate)) file = candidate;
        }

        return file is not null && File.Exists(file) ? new OpenApi(JsonElement.Parse(File.ReadAllBytes(file))) : null;
    }
}
