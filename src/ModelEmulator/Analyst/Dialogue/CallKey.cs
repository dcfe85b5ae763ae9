using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Analyst.Dialogue;

/// <summary>Tells calls apart by what they ask, whatever order or spacing their arguments came back in.</summary>
internal static class CallKey
{
    public static string? Of(string name, string arguments)
    {
        try
        {
            return JsonNode.Parse(arguments) is JsonObject parsed ? Of(name, parsed) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Of(string name, JsonObject arguments) =>
        name + "\n" + string.Join('\n', arguments
            .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(static pair => pair.Key + "=" + (pair.Value?.ToJsonString() ?? "null")));
}
