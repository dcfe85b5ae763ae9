using System.Text.Json.Nodes;

namespace Tally.Tools.Functions;

/// <summary>Holds a JSON schema to what services take as strict: every property required, nothing else allowed, known words only.</summary>
public static class StrictSchema
{
    private const int MostDepth = 10;
    private const int MostProperties = 5_000;

    private static readonly string[] Types = ["string", "number", "integer", "boolean", "object", "array", "null"];

    private static readonly HashSet<string> Words =
    [
        "type", "description", "title", "enum", "const", "properties", "required", "additionalProperties", "items", "anyOf", "$ref", "$defs",
        "definitions", "pattern", "format", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "minItems", "maxItems",
    ];

    /// <param name="schema">The root, which must be an object.</param>
    /// <param name="what">Whose schema it is, to begin the sentences with: <c>The parameters of get_ticker</c>.</param>
    public static IReadOnlyList<string> Problems(JsonObject schema, string what)
    {
        var problems = new List<string>();
        if (TypesOf(schema) is not ["object"])
            problems.Add($"{what} must be a schema of type object.");
        int properties = 0;
        Walk(schema, what, 1, problems, ref properties);
        if (properties > MostProperties)
            problems.Add($"{what} have more than {MostProperties} properties.");
        return problems;
    }

    /// <summary>The types a schema allows: one name or a list of them.</summary>
    internal static string[] TypesOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(type => type?.ToString() ?? "null")],
        JsonValue one => [one.ToString()],
        _ => [],
    };

    private static void Walk(JsonObject schema, string at, int depth, List<string> problems, ref int properties)
    {
        if (depth > MostDepth)
        {
            problems.Add($"{at} are nested more than {MostDepth} deep.");
            return;
        }

        foreach (string word in schema.Select(member => member.Key).Where(word => !Words.Contains(word)))
            problems.Add($"{at} use \"{word}\", which a strict schema does not know.");
        var types = TypesOf(schema);
        foreach (string type in types.Where(type => !Types.Contains(type)))
            problems.Add($"{at} name the type \"{type}\"; the types are {string.Join(", ", Types)}.");
        if (types.Length == 0 && schema["anyOf"] is null && schema["$ref"] is null && schema["enum"] is null && schema["const"] is null)
            problems.Add($"{at} have no type.");
        if (types.Contains("object"))
            Object(schema, at, depth, problems, ref properties);
        if (types.Contains("array") && schema["items"] is not JsonObject)
            problems.Add($"{at} are an array without items.");
        if (schema["items"] is JsonObject items)
            Walk(items, $"{at}, items", depth + 1, problems, ref properties);
        foreach (var choice in (schema["anyOf"] as JsonArray ?? []).OfType<JsonObject>())
            Walk(choice, $"{at}, anyOf", depth, problems, ref properties);
        foreach (var (name, definition) in (schema["$defs"] ?? schema["definitions"]) as JsonObject ?? [])
        {
            if (definition is JsonObject defined)
                Walk(defined, $"{at}, {name}", depth, problems, ref properties);
        }
    }

    private static void Object(JsonObject schema, string at, int depth, List<string> problems, ref int properties)
    {
        if (schema["additionalProperties"] is not JsonValue closed || !closed.TryGetValue(out bool allowed) || allowed)
            problems.Add($"{at} are not strict: \"additionalProperties\" must be false.");
        if (schema["properties"] is not JsonObject described)
        {
            problems.Add($"{at} have no \"properties\"; write {{}} where there are none.");
            return;
        }

        var required = (schema["required"] as JsonArray ?? []).Select(name => name?.ToString()).ToHashSet();
        var optional = described.Select(property => property.Key).Where(name => !required.Contains(name)).ToList();
        if (optional.Count > 0)
            problems.Add($"{at} are not strict: {Listed(optional)} must be listed in \"required\"; one that may be left out has the type [\"string\", \"null\"].");
        foreach (string unknown in required.OfType<string>().Where(name => !described.ContainsKey(name)))
            problems.Add($"{at} require \"{unknown}\", which is not among the properties.");
        properties += described.Count;
        foreach (var (name, property) in described)
        {
            if (property is JsonObject inner)
                Walk(inner, $"{at}, {name}", depth + 1, problems, ref properties);
            else
                problems.Add($"{at}, {name} must be a schema.");
        }
    }

    private static string Listed(List<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
