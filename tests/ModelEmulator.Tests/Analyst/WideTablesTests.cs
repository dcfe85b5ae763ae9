using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>Tables whose columns are years or months: only the columns that are meant are read.</summary>
public sealed class WideTablesTests
{
    [Theory]
    [InlineData("Charges 2023 des Forêts ?", "SELECT \"Charges 2023\" FROM comptes WHERE service = 'Forêts'")]
    [InlineData("Quelle est la moyenne des revenus 2022 ?", "SELECT AVG(\"Revenus 2022\") AS \"Revenus 2022\" FROM comptes")]
    [InlineData("Combien de services ont des charges 2023 supérieures à 100 ?", "SELECT COUNT(*) AS nombre FROM comptes WHERE \"Charges 2023\" > 100")]
    [InlineData("Combien de services y a-t-il ?", "SELECT COUNT(*) AS nombre FROM comptes")]
    public void A_year_is_its_column(string question, string sql)
    {
        ToolDesk desk = Accounts();

        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }

    [Fact]
    public void Years_that_are_added_up_are_those_asked_for()
    {
        ToolDesk desk = Clubs.Alone("ventes", 2, [Clubs.Column("magasin", "text", "key", 2, "Nord", "Sud"), .. new[] { "2019", "2020", "2021" }.Select(static year => Quoted(year))]);

        desk.Ask("Total des ventes de Nord de 2019 à 2020 ?");

        Assert.Equal(["SELECT SUM(valeur) AS valeur FROM (SELECT magasin, \"2019\" AS valeur FROM ventes UNION ALL SELECT magasin, \"2020\" AS valeur FROM ventes) AS annees WHERE magasin = 'Nord'"], desk.Asked);
    }

    [Theory]
    [InlineData("Combien de piscines ont plus de 500 en mars ?", "SELECT COUNT(DISTINCT piscine) AS nombre FROM piscines WHERE mars > 500")]
    [InlineData("Baigneurs de Vernets de janvier à mars, au total ?", "SELECT SUM(valeur) AS valeur FROM (SELECT piscine, janv AS valeur FROM piscines UNION ALL SELECT piscine, févr AS valeur FROM piscines UNION ALL SELECT piscine, mars AS valeur FROM piscines) AS mois_par_mois WHERE piscine = 'Vernets'")]
    public void Months_are_their_columns(string question, string sql)
    {
        ToolDesk desk = Clubs.Months();

        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }

    private static ToolDesk Accounts() => Clubs.Alone(
        "comptes",
        3,
        [Clubs.Column("service", "text", "key", 3, "Forêts", "Écoles", "Routes"), .. new[] { "Charges 2022", "Charges 2023", "Revenus 2022", "Revenus 2023" }.Select(static name => Quoted(name))]);

    private static JsonObject Quoted(string name)
    {
        JsonObject column = Clubs.Column(name, "decimal", "measure", 3);
        column["sql"] = $"\"{name}\"";
        return column;
    }
}
