using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json;
using Tally.Ledger.Fit.Prose;

namespace Tally.Tools.Functions;

/// <summary>Reads the JSON file that declares functions: one declaration, or an array of them.</summary>
public static class FunctionFile
{
    private const int MostCharacters = 1_000_000;

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static FunctionReading Read(string json)
    {
        if (json.Length > MostCharacters)
            return Refused("The file is longer than a million characters.");
        try
        {
            var declared = JsonNode.Parse(json, documentOptions: Lenient) switch
            {
                JsonArray { Count: > 0 } many => many.ToArray(),
                JsonObject one => [one],
                _ => throw new JsonException("The file holds no declaration."),
            };
            var functions = declared.Select(One).ToList();
            var problems = FunctionRules.Problems(functions);
            return problems.Count > 0 ? new FunctionReading.Refused(problems) : new FunctionReading.Read(functions);
        }
        catch (JsonException fault)
        {
            return Refused(Sentence(fault));
        }
    }

    private static FunctionDeclaration One(JsonNode? node) =>
        node is JsonObject
            ? node.Deserialize<FunctionDeclaration>(Strict) ?? throw new JsonException("A declaration is empty.")
            : throw new JsonException("A declaration is a JSON object.");

    private static FunctionReading.Refused Refused(string problem) => new([problem]);

    /// <summary>The reader's own words, without its type names and paths.</summary>
    private static string Sentence(JsonException fault)
    {
        string said = fault.Message;
        if (said.Contains("could not be mapped", StringComparison.Ordinal) && Quoted(said) is { } unknown)
            return $"A function declaration has no \"{unknown}\"; it has name, description, parameters, and either http or query.";
        if (said.Contains("missing required", StringComparison.Ordinal))
            return $"A function declaration lacks {said[(said.LastIndexOf(':') + 1)..].Trim().TrimEnd('.').Replace('\'', '"')}.";
        if (said.StartsWith("The file", StringComparison.Ordinal) || said.StartsWith("A declaration", StringComparison.Ordinal))
            return said;
        return fault.Path is { Length: > 1 } path
            ? $"The value at {path.TrimStart('$', '.')} is not what a function declaration holds there."
            : $"The file is not JSON: line {fault.LineNumber + 1} cannot be read.";
    }

    private static string? Quoted(string text) => text.Split('\'') is [_, var first, ..] ? first : null;
}

/// <summary>What came of reading a file of declarations.</summary>
public abstract record FunctionReading
{
    private FunctionReading()
    {
    }

    public sealed record Read(IReadOnlyList<FunctionDeclaration> Functions) : FunctionReading;

    public sealed record Refused(IReadOnlyList<string> Problems) : FunctionReading;
}
