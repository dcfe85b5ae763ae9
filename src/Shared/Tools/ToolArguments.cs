using System.Text.Json;

namespace Tally.Tools;

/// <summary>
/// Reads a call's arguments, keeping the first thing that is wrong with them. Schemas are strict, but not every server
/// holds a model to them.
/// </summary>
internal sealed class ToolArguments(ToolCall call)
{
    /// <summary>What is wrong, in words the model can act on; null while nothing is.</summary>
    public string? Problem { get; private set; }

    public string Text(string name)
    {
        if (Find(name) is { ValueKind: JsonValueKind.String } value && !string.IsNullOrWhiteSpace(value.GetString()))
            return value.GetString()!;
        return Wrong($"{call.Name} needs \"{name}\", a text that is not empty.");
    }

    public string? TextOrNull(string name)
    {
        var value = Find(name);
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString();
        Wrong($"In {call.Name}, \"{name}\" is a text or null.");
        return null;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var value = Find(name);
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        Wrong($"{call.Name} needs \"{name}\", a list of texts.");
        return [];
    }

    private JsonElement Find(string name) =>
        call.Arguments.ValueKind == JsonValueKind.Object && call.Arguments.TryGetProperty(name, out var value) ? value : default;

    private string Wrong(string problem)
    {
        Problem ??= problem;
        return "";
    }
}
