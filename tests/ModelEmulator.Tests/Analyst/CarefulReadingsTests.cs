using System.Text.Json.Nodes;

namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>Questions that are easily answered with a right figure for something else.</summary>
public sealed class CarefulReadingsTests
{
    [Theory]
    [InlineData("Who has more members, Aurore or Boréal?")]
    [InlineData("Aurore ou Boréal, qui a le plus de membres ?")]
    [InlineData("What are the members for Aurore and for Boréal?")]
    public void Two_that_are_named_are_both_told(string question) =>
        Holds(Clubs.Desk(), question, "SELECT membres FROM clubs WHERE club = 'Aurore'", "SELECT membres FROM clubs WHERE club = 'Boréal'");

    [Theory]
    [InlineData("Combien de clubs ont 20 ou davantage en membres ?", "SELECT COUNT(*) AS nombre FROM clubs WHERE membres >= 20")]
    [InlineData("How many clubs exceed 20 in terms of members?", "SELECT COUNT(*) AS nombre FROM clubs WHERE membres > 20")]
    [InlineData("variation % membres Aurore")]
    [InlineData("Does Boréal have any members?", "SELECT membres FROM clubs WHERE club = 'Boréal'")]
    [InlineData("J'habite près de Boréal. Combien de membres y a-t-il ?", "SELECT membres FROM clubs WHERE club = 'Boréal'")]
    [InlineData("Total des membres pour judo ? Mille mercis", "SELECT SUM(membres) AS membres FROM clubs WHERE discipline = 'judo'")]
    [InlineData("Boréal a 25 membres. Ça tient ?", "SELECT membres FROM clubs WHERE club = 'Boréal'")]
    public void The_figure_is_of_what_was_asked(string question, params string[] sql) => Holds(Clubs.Desk(), question, sql);

    [Fact]
    public void What_leans_on_a_request_without_an_answer_has_none() =>
        Assert.StartsWith("[[not_in_data]]", Clubs.Desk().Ask("Quelle soirée a rapporté le plus ? Donnez les membres."), StringComparison.Ordinal);

    [Theory]
    [InlineData("Il me faut le total des factures pour Aurore", "Et Boréal")]
    [InlineData("What is the profit of Aurore?", "and Boréal?")]
    public void What_was_not_understood_is_not_forgotten(string first, string then) =>
        Assert.StartsWith("[[not_in_data]]", Clubs.Desk().Ask(first, then), StringComparison.Ordinal);

    [Fact]
    public void The_other_end_of_a_ranking_is_its_other_end() => Holds(
        Clubs.Desk(), ["Which club has the most members?", "The other end, please"], "SELECT club, membres FROM clubs WHERE membres IS NOT NULL ORDER BY membres, club LIMIT 2");

    [Theory]
    [InlineData("Moyenne des habitants de Nord de 2019 à 2021 ?", "SELECT AVG(habitants) AS habitants FROM residents WHERE sexe = 'Ensemble' AND region = 'Nord' AND annee BETWEEN 2019 AND 2021")]
    [InlineData("Habitants de Nord en 2020 ?", "SELECT habitants FROM residents WHERE sexe = 'Ensemble' AND region = 'Nord' AND annee = 2020")]
    public void An_average_over_years_is_of_their_totals(string question, string sql) => Holds(Residents(), question, sql);

    [Theory]
    [InlineData("What was the average of the departments' budget?", "SELECT AVG(budget) AS budget FROM services")]
    [InlineData("Budget de Écoles ?", "SELECT budget FROM services WHERE departement = 'Écoles'")]
    [InlineData("Lambert a payé, n'est-ce pas ?")]
    public void A_sort_of_thing_is_no_name(string question, params string[] sql) => Holds(
        Clubs.Alone("services", 3, Clubs.Column("departement", "text", "key", 3, "Écoles", "Forêts", "Routes"), Clubs.Column("budget", "integer", "measure", 3)), question, sql);

    [Fact]
    public void A_number_beside_a_column_of_small_numbers_is_one_of_them() => Holds(
        Clubs.Alone("loyers", 12, [Clubs.Column("ville", "text", "dimension", 3, "Sion", "Zurich", "Berne"), Small("pieces"), .. new[] { "2022", "2023", "2024" }.Select(static year => Quoted(year))]),
        "loyers à Sion pour un 4 pieces en 2024 ?",
        "SELECT \"2024\" FROM loyers WHERE ville = 'Sion' AND pieces = 4");

    [Fact]
    public void Months_that_are_labels_stay_in_order()
    {
        ToolDesk desk = Clubs.Alone("eau", 8, Clubs.Column("quartier", "text", "dimension", 2, "Port", "Gare"), Clubs.Column("trimestre", "text", "time", 4, "2023-T1", "2023-T2", "2023-T3", "2023-T4"), Clubs.Column("consommation", "integer", "measure", 8));

        desk.Ask("Graphique de la consommation de Port par trimestre");

        Assert.EndsWith("ORDER BY trimestre", Assert.Single(desk.Asked), StringComparison.Ordinal);
    }

    private static void Holds(ToolDesk desk, string question, params string[] sql) => Holds(desk, [question], sql);

    private static void Holds(ToolDesk desk, string[] questions, params string[] sql)
    {
        desk.Ask(questions);

        Assert.Equal(sql, desk.Asked);
    }

    private static ToolDesk Residents() => Clubs.Alone(
        "residents",
        18,
        Year("annee"),
        Clubs.Column("region", "text", "dimension", 2, "Nord", "Sud"),
        Clubs.Column("sexe", "text", "dimension", 3, "Femmes", "Hommes", "Ensemble"),
        Clubs.Column("habitants", "integer", "measure", 18));

    private static JsonObject Year(string name) => Between(Clubs.Column(name, "integer", "time", 3), "2019", "2021");

    private static JsonObject Small(string name) => Between(Clubs.Column(name, "integer", "measure", 4), "1", "4");

    private static JsonObject Between(JsonObject column, string low, string high)
    {
        column["min"] = low;
        column["max"] = high;
        return column;
    }

    private static JsonObject Quoted(string name)
    {
        JsonObject column = Clubs.Column(name, "integer", "measure", 12);
        column["sql"] = $"\"{name}\"";
        return column;
    }
}
