using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>Listings of tables whose rows are cells, beside some whose rows are things that happened.</summary>
internal static class Sheets
{
    /// <summary>A row for each borough, offence and year.</summary>
    public static ToolDesk Incidents() => Clubs.Alone(
        "crime_boroughs",
        12,
        Column("borough", "text", "dimension", ("Ashworth", 6), ("Carrow", 6)),
        Column("offence", "text", "dimension", ("Burglary", 4), ("Robbery", 4), ("Violence", 4)),
        Column("year", "integer", "time", ("2022", 6), ("2023", 6)),
        Clubs.Column("incidents", "integer", "measure", 12),
        Clubs.Column("solved", "integer", "measure", 12));

    /// <summary>A fine a row.</summary>
    public static ToolDesk Fines() => Clubs.Alone(
        "parking_fines_2024",
        9,
        Column("notice", "text", "key", ("PCN4000", 1), ("PCN4001", 1), ("PCN4002", 1), ("PCN4003", 1), ("PCN4004", 1), ("PCN4005", 1), ("PCN4006", 1), ("PCN4007", 1), ("PCN4008", 1)),
        Column("street", "text", "dimension", ("High Street", 5), ("Church Walk", 1), ("Station Road", 3)),
        Column("offence", "text", "dimension", ("No ticket displayed", 4), ("Loading bay", 5)),
        Clubs.Column("fine_gbp", "integer", "measure", 3));

    /// <summary>A payment a row.</summary>
    public static ToolDesk Spending() => Clubs.Alone(
        "depenses_menage",
        9,
        Column("categorie", "text", "dimension", ("Maison", 5), ("Transport", 4)),
        Column("paye_par", "text", "dimension", ("Anne", 6), ("Marc", 3)),
        Clubs.Column("montant_chf", "decimal", "measure", 9));

    private static JsonObject Column(string name, string type, string role, params (string Text, int Count)[] values)
    {
        JsonObject column = Clubs.Column(name, type, role, values.Length);
        column["top_values"] = new JsonArray([.. values.Select(static value => (JsonNode)new JsonObject { ["value"] = value.Text, ["count"] = value.Count })]);
        if (role == "time")
        {
            column["min"] = values[0].Text;
            column["max"] = values[^1].Text;
        }

        return column;
    }
}
