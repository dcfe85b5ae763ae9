using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>A question with its gold, in the form that <c>tally eval</c> reads. The id tells part, language and kind.</summary>
internal sealed record Question(string Kind, bool IsEnglish, string Part, IReadOnlyList<string> Files, string Text, string Type, JsonNode? Value, decimal Tolerance, string[] History)
{
    /// <summary>Other texts that are as right.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    public JsonObject ToJson(int number)
    {
        var line = new JsonObject
        {
            ["id"] = $"{Part}.{(IsEnglish ? "en" : "fr")}.{Kind}.{Files[0]}.{number}",
            ["question"] = Text,
            ["files"] = new JsonArray([.. Files.Select(static file => (JsonNode)(file + ".csv"))]),
        };
        if (History.Length > 0)
        {
            line["history"] = new JsonArray([.. History.Select(static text => (JsonNode)text)]);
        }

        line["expected"] = Type == "none" ? new JsonObject { ["type"] = "none" } : new JsonObject { ["type"] = Type, ["value"] = Value?.DeepClone() };
        if (Others.Count > 0)
        {
            line["expected"]!["accept_keys"] = new JsonArray([.. Others.Select(static text => (JsonNode)text)]);
        }

        line["tolerance"] = new JsonObject { ["abs"] = Tolerance };
        return line;
    }
}
