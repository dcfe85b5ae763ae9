using System.Text.Json.Nodes;

namespace Tally.Tools;

/// <summary>Builds strict parameter schemas: every property required, nothing else allowed.</summary>
internal static class ToolSchema
{
    public static JsonObject Of(params (string Name, JsonObject Type)[] properties)
    {
        var described = new JsonObject();
        foreach (var (name, type) in properties)
            described[name] = type;
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = described,
            ["required"] = ToolJson.Strings(properties.Select(property => property.Name)),
            ["additionalProperties"] = false,
        };
    }

    public static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    public static JsonObject TextOrNull(string description) =>
        new() { ["type"] = new JsonArray("string", "null"), ["description"] = description };

    public static JsonObject Choice(string description, params string[] values) =>
        new() { ["type"] = "string", ["enum"] = ToolJson.Strings(values), ["description"] = description };

    public static JsonObject Texts(string description) =>
        new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["description"] = description };
}
