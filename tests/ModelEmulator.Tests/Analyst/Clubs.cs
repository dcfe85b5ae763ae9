using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>Listings of small tables of other shapes than the university's.</summary>
internal static class Clubs
{
    /// <summary>A club a row, in three disciplines.</summary>
    public static ToolDesk Desk() => Alone(
        "clubs",
        8,
        Column("club", "text", "key", 8, "Aurore", "Boréal", "Cime", "Diapason", "Étoile", "Flèche", "Galop", "Horizon"),
        Column("discipline", "text", "dimension", 3, "judo", "échecs", "détail"),
        Column("membres", "integer", "measure", 8),
        Column("entraineurs", "integer", "measure", 8));

    /// <summary>A column a month.</summary>
    public static ToolDesk Months() => Alone(
        "piscines",
        2,
        [Column("piscine", "text", "key", 2, "Vernets", "Bellerive"), .. new[] { "janv", "févr", "mars", "avril" }.Select(static month => Column(month, "integer", "measure", 2))]);

    /// <summary>Rents by town and number of rooms.</summary>
    public static ToolDesk Rents()
    {
        JsonObject rooms = Column("pieces", "integer", "measure", 4);
        rooms["min"] = "1";
        rooms["max"] = "4";
        return Alone("loyers", 12, Column("ville", "text", "dimension", 3, "Genève", "Sion", "Zurich"), rooms, Column("loyer", "integer", "measure", 12));
    }

    internal static ToolDesk Alone(string name, int rows, params JsonObject[] columns) => new(
        new JsonObject
        {
            ["collections"] = new JsonArray(new JsonObject
            {
                ["name"] = name,
                ["table"] = name,
                ["file_column"] = "file",
                ["columns"] = new JsonArray([.. columns]),
                ["datasets"] = new JsonArray(new JsonObject { ["dataset"] = $"files/{name}", ["table"] = name, ["label"] = name, ["rows"] = rows }),
            }),
        },
        new Dictionary<string, JsonNode>());

    internal static JsonObject Column(string name, string type, string role, int distinct, params string[] values) => new()
    {
        ["name"] = name,
        ["sql"] = name,
        ["type"] = type,
        ["role"] = role,
        ["distinct"] = distinct,
        ["top_values"] = new JsonArray([.. values.Select(static value => (JsonNode)new JsonObject { ["value"] = value, ["count"] = 1 })]),
    };
}
