using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tally.Tools.Functions;

/// <summary>Holds a call's arguments to the declared schema: not every server holds a model to it.</summary>
internal static class SchemaArguments
{
    /// <summary>The first thing that is wrong, in words the model can act on; null when nothing is.</summary>
    public static string? Problem(JsonObject schema, JsonElement value, string name)
    {
        if (schema["anyOf"] is JsonArray choices)
        {
            return choices.OfType<JsonObject>().Any(choice => Problem(choice, value, name) is null)
                ? null
                : $"\"{name}\" is none of what the schema allows there.";
        }

        var types = StrictSchema.TypesOf(schema);
        if (types.Length > 0 && !types.Any(type => Is(type, value)))
            return $"\"{name}\" must be {string.Join(" or ", types)}.";
        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => Same(one, value)))
            return $"\"{name}\" must be one of {string.Join(", ", allowed.Select(one => one?.ToJsonString(ToolJson.Options) ?? "null"))}.";
        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(schema, value),
            JsonValueKind.Array when schema["items"] is JsonObject items =>
                value.EnumerateArray().Select(item => Problem(items, item, $"{name}[]")).FirstOrDefault(problem => problem is not null),
            _ => null,
        };
    }

    private static string? Members(JsonObject schema, JsonElement value)
    {
        if (schema["properties"] is not JsonObject properties)
            return null;
        foreach (var (name, property) in properties)
        {
            if (!value.TryGetProperty(name, out var argument))
                return $"\"{name}\" is missing.";
            if (property is JsonObject inner && Problem(inner, argument, name) is { } problem)
                return problem;
        }

        return value.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !properties.ContainsKey(name)) is { } unknown
            ? $"There is no \"{unknown}\"; the parameters are {string.Join(", ", properties.Select(property => property.Key))}."
            : null;
    }

    private static bool Same(JsonNode? one, JsonElement value) =>
        one is null ? value.ValueKind == JsonValueKind.Null : JsonElement.DeepEquals(JsonSerializer.SerializeToElement(one), value);

    private static bool Is(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number == decimal.Truncate(number),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
