using System.Text.Json;
using System.Text.Json.Nodes;
using Tally.ModelEmulator.Items;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Responses;

/// <summary>What the analyst is given for a response: what a model would be given, and nothing else.</summary>
internal static class PromptBuilder
{
    public static AnalystInput Build(StoredResponse response) => new()
    {
        Instructions = response.Request.Instructions,
        Tools = response.Request.MayCallTools ? Tools(response.Request.Body) : [],
        Items = [.. Seen(response.Context), .. Seen(response.Input)],
        Format = response.Request.Body.Member("text")?.Member("format") is { ValueKind: JsonValueKind.Object } format
            && format.Text("type") != "text"
                ? JsonObject.Create(format)
                : null,
    };

    private static IEnumerable<AnalystItem> Seen(IReadOnlyList<Item> items) => items.Select(item => item.Seen).OfType<AnalystItem>();

    private static AnalystTool[] Tools(JsonElement body) =>
        body.Member("tools") is { ValueKind: JsonValueKind.Array } tools
            ? [.. tools.EnumerateArray().Where(tool => tool.Text("type") == "function").Select(Tool)]
            : [];

    private static AnalystTool Tool(JsonElement tool) => new(
        tool.Text("name")!,
        tool.Text("description") ?? "",
        tool.Member("parameters") is { ValueKind: JsonValueKind.Object } parameters ? JsonObject.Create(parameters)! : []);
}
