using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>The listing of a collection of faculties, with or without the words of its sidecar.</summary>
internal static class University
{
    public static ToolDesk Desk(params (string Sql, string Rows)[] queries) => new(Listing(true), Answers(queries));

    public static ToolDesk BareDesk(params (string Sql, string Rows)[] queries) => new(Listing(false), Answers(queries));

    private static Dictionary<string, JsonNode> Answers((string Sql, string Rows)[] queries) =>
        queries.ToDictionary(query => query.Sql, query => JsonNode.Parse(query.Rows)!);

    private static JsonObject Listing(bool hasWords)
    {
        string file = hasWords ? "faculte" : "file";
        string[] labels = ["FBM", "FTSR", "HEC", "Lettres", "SSP", "TOTAL"];
        return new JsonObject
        {
            ["collections"] = new JsonArray(new JsonObject
            {
                ["name"] = "unil",
                ["table"] = "unil",
                ["context"] = "",
                ["file_column"] = file,
                ["columns"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = file,
                        ["sql"] = file,
                        ["type"] = "text",
                        ["role"] = "dimension",
                        ["distinct"] = 6,
                        ["synonyms"] = hasWords ? new JsonArray("faculté", "filière", "faculty") : [],
                        ["top_values"] = new JsonArray(labels.Select(label => (JsonNode)new JsonObject { ["value"] = label, ["count"] = 11 }).ToArray()),
                    },
                    new JsonObject { ["name"] = "annee", ["sql"] = "annee", ["type"] = "integer", ["role"] = "time", ["distinct"] = 11, ["min"] = "2011", ["max"] = "2021" },
                    Measure("femmes", hasWords ? ["étudiantes", "women", "female students"] : [], 60),
                    Measure("hommes", hasWords ? ["men", "male students"] : [], 60),
                    Measure("etranger", hasWords ? ["étrangers", "foreign students"] : [], 60),
                    Measure("total", hasWords ? ["étudiants", "étudiant", "students"] : [], 61, "femmes", "hommes")),
                ["datasets"] = new JsonArray(labels.Select(label => (JsonNode)new JsonObject
                {
                    ["dataset"] = "unil/" + label,
                    ["table"] = label,
                    ["label"] = label,
                    ["rows"] = 11,
                    ["total_of_others"] = label == "TOTAL",
                    ["synonyms"] = hasWords && label == "Lettres" ? new JsonArray("Faculté des lettres") : [],
                }).ToArray()),
            }),
        };
    }

    private static JsonObject Measure(string name, string[] synonyms, int distinct, params string[] totalOf) => new()
    {
        ["name"] = name,
        ["sql"] = name,
        ["type"] = "integer",
        ["role"] = "measure",
        ["distinct"] = distinct,
        ["synonyms"] = new JsonArray(synonyms.Select(word => (JsonNode)word).ToArray()),
        ["total_of"] = new JsonArray(totalOf.Select(word => (JsonNode)word).ToArray()),
    };
}
