using System.Globalization;
using System.Text.Json.Nodes;

namespace Tally.Bench.Analyst;

/// <summary>A collection of two hundred files as <c>list_datasets</c> tells it: a commune a file, ten years of six figures each.</summary>
internal static class Listing
{
    private static readonly string[] Heads = ["Bel", "Mont", "Ville", "Cha", "Corc", "Dom", "Echa", "Fro", "Gran", "Mor"];

    private static readonly string[] Tails = ["lens", "reux", "neuve", "vannes", "elles", "didier", "lens-le-Lac", "ideville", "ges", "rens", "say", "thod", "vrier", "bourg", "pierre", "sur-Mer", "court", "nens", "loz", "zier"];

    public static readonly IReadOnlyList<string> Names = [.. Heads.SelectMany(static _ => Tails, static (head, tail) => head + tail)];

    public static readonly IReadOnlyList<string> Measures = ["population", "logements", "emplois", "naissances", "depenses", "recettes"];

    public static string Json()
    {
        JsonArray Values() => new([.. Names.Select(static name => (JsonNode)new JsonObject { ["value"] = name, ["count"] = 10 })]);
        JsonObject Column(string name, string type, string role, int distinct) => new()
        {
            ["name"] = name,
            ["sql"] = name,
            ["type"] = type,
            ["role"] = role,
            ["distinct"] = distinct,
            ["nulls"] = 0,
            ["min"] = role == "time" ? "2012" : "1",
            ["max"] = role == "time" ? "2021" : "99999",
            ["synonyms"] = new JsonArray(),
            ["total_of"] = new JsonArray(),
            ["top_values"] = role == "dimension" ? Values() : new JsonArray(),
        };
        return new JsonObject
        {
            ["collections"] = new JsonArray(new JsonObject
            {
                ["name"] = "communes",
                ["table"] = "communes",
                ["context"] = "",
                ["file_column"] = "commune",
                ["columns"] = new JsonArray([Column("commune", "text", "dimension", Names.Count), Column("annee", "integer", "time", 10), .. Measures.Select(measure => (JsonNode)Column(measure, "integer", "measure", 1900))]),
                ["datasets"] = new JsonArray([.. Names.Select(static (name, index) => (JsonNode)new JsonObject
                {
                    ["dataset"] = "communes/" + name, ["table"] = "t" + index.ToString(CultureInfo.InvariantCulture), ["label"] = name, ["rows"] = 10, ["total_of_others"] = false, ["synonyms"] = new JsonArray(),
                })]),
            }),
        }.ToJsonString();
    }
}
