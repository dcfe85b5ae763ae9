using System.Text.Json.Nodes;

namespace Tally.Evals.Bank;

/// <summary>A question with its gold, in the form that <c>tally eval</c> reads. The id tells split, language and kind.</summary>
internal sealed record Question(string Kind, bool IsEnglish, bool IsHeldOut, string File, string Text, string Type, JsonNode? Value, decimal Tolerance, string[] History)
{
    public JsonObject ToJson(int number)
    {
        var line = new JsonObject
        {
            ["id"] = $"{(IsHeldOut ? "held" : "dev")}.{(IsEnglish ? "en" : "fr")}.{Kind}.{File}.{number}",
            ["question"] = Text,
            ["files"] = new JsonArray(File + ".csv"),
        };
        if (History.Length > 0)
        {
            line["history"] = new JsonArray([.. History.Select(static text => (JsonNode)text)]);
        }

        line["expected"] = Type == "none" ? new JsonObject { ["type"] = "none" } : new JsonObject { ["type"] = Type, ["value"] = Value };
        line["tolerance"] = new JsonObject { ["abs"] = Tolerance };
        return line;
    }
}
