using System.Text.Json;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.VectorStores;

/// <summary>Filters on the attributes of files.</summary>
internal static class AttributeFilter
{
    public static bool Passes(JsonElement? attributes, JsonElement? filter)
    {
        if (filter is not { } given) return true;
        JsonElement[] parts = given.Member("filters") is { ValueKind: JsonValueKind.Array } filters ? [.. filters.EnumerateArray()] : [];
        string type = given.Text("type") ?? "";
        if (type == "and") return parts.All(part => Passes(attributes, part));
        if (type == "or") return parts.Any(part => Passes(attributes, part));
        JsonElement? value = attributes?.Member(given.Text("key") ?? "");
        JsonElement? wanted = given.Member("value");
        return type switch
        {
            "eq" => Same(value, wanted),
            "ne" => !Same(value, wanted),
            "in" => Among(value, wanted),
            "nin" => !Among(value, wanted),
            _ => value is { ValueKind: JsonValueKind.Number } left && wanted is { ValueKind: JsonValueKind.Number } right
                && Compares(type, left.GetDouble().CompareTo(right.GetDouble())),
        };
    }

    private static bool Compares(string type, int order) => type switch
    {
        "gt" => order > 0,
        "gte" => order >= 0,
        "lt" => order < 0,
        "lte" => order <= 0,
        _ => false,
    };

    private static bool Among(JsonElement? value, JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } values && values.EnumerateArray().Any(one => Same(value, one));

    private static bool Same(JsonElement? left, JsonElement? right) => left is { } one && right is { } other && JsonElement.DeepEquals(one, other);
}
