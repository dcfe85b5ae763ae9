using System.Text.Json;

namespace Tally.ModelEmulator.Tests.Conformance;

/// <summary>As much of JSON Schema as the service's description uses.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public IReadOnlyList<string> Faults(JsonElement value, JsonElement schema)
    {
        List<string> faults = [];
        Check(value, schema, "$", faults);
        return faults;
    }

    private void Check(JsonElement value, JsonElement schema, string at, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            Check(value, Resolve(reference.GetString()!), at, faults);
            return;
        }

        if (schema.TryGetProperty("nullable", out JsonElement nullable) && nullable.GetBoolean() && value.ValueKind == JsonValueKind.Null) return;
        if (schema.TryGetProperty("allOf", out JsonElement all))
        {
            foreach (JsonElement part in all.EnumerateArray()) Check(value, part, at, faults);
        }

        CheckAny(value, schema, "anyOf", at, faults);
        CheckAny(value, schema, "oneOf", at, faults);
        if (schema.TryGetProperty("enum", out JsonElement allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            faults.Add($"{at}: {value.GetRawText()} is not one of {allowed.GetRawText()}");
        }

        if (schema.TryGetProperty("type", out JsonElement type) && !IsOf(value, type))
        {
            faults.Add($"{at}: {value.ValueKind} is not {type.GetRawText()}");
            return;
        }

        CheckObject(value, schema, at, faults);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out JsonElement items))
        {
            int index = 0;
            foreach (JsonElement one in value.EnumerateArray()) Check(one, items, $"{at}[{index++}]", faults);
        }
    }

    private void CheckObject(JsonElement value, JsonElement schema, string at, List<string> faults)
    {
        if (value.ValueKind != JsonValueKind.Object) return;
        if (schema.TryGetProperty("required", out JsonElement required))
        {
            faults.AddRange(required.EnumerateArray()
                .Where(name => !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{at}: {name.GetString()} is missing"));
        }

        bool described = schema.TryGetProperty("properties", out JsonElement properties);
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (described && properties.TryGetProperty(member.Name, out JsonElement one)) Check(member.Value, one, $"{at}.{member.Name}", faults);
            else if (schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False) faults.Add($"{at}: {member.Name} is not described");
            else if (more.ValueKind == JsonValueKind.Object) Check(member.Value, more, $"{at}.{member.Name}", faults);
        }
    }

    private void CheckAny(JsonElement value, JsonElement schema, string keyword, string at, List<string> faults)
    {
        if (!schema.TryGetProperty(keyword, out JsonElement options)) return;
        List<string>? least = null;
        foreach (JsonElement option in options.EnumerateArray())
        {
            List<string> inner = [];
            Check(value, option, at, inner);
            if (inner.Count == 0) return;
            // Of the kinds of items, the one whose type fits tells best what is wrong.
            if (least is null || Weight(inner) < Weight(least)) least = inner;
        }

        faults.AddRange(least ?? []);
    }

    private static int Weight(List<string> faults) => faults.Sum(fault => fault.Contains(".type:", StringComparison.Ordinal) ? 100 : 1);

    private JsonElement Resolve(string reference)
    {
        JsonElement found = root;
        foreach (string step in reference.TrimStart('#', '/').Split('/')) found = found.GetProperty(step);
        return found;
    }

    private static bool IsOf(JsonElement value, JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => IsOf(value, one)) : type.GetString() switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => true,
        };
}
