namespace Tally.ModelEmulator.Tests.Analyst;

public sealed class SheetQuestionsTests
{
    [Theory]
    [InlineData("Quel est le délit le plus fréquent en 2022 ?", "SELECT offence, SUM(incidents) AS incidents FROM crime_boroughs WHERE year = 2022 GROUP BY offence ORDER BY SUM(incidents) DESC, offence LIMIT 2")]
    [InlineData("How many burglaries in Carrow in 2023?", "SELECT incidents FROM crime_boroughs WHERE offence = 'Burglary' AND borough = 'Carrow' AND year = 2023")]
    public void Rows_that_are_cells_are_not_counted(string question, string sql) => Asks(Sheets.Incidents(), question, sql);

    [Theory]
    [InlineData("How many fines on High Street?", "SELECT COUNT(*) AS nombre FROM parking_fines_2024 WHERE street = 'High Street'")]
    [InlineData("Which street has the most fines?", "SELECT street, COUNT(*) AS nombre FROM parking_fines_2024 GROUP BY street ORDER BY COUNT(*) DESC, street LIMIT 2")]
    [InlineData("What is the average fine on High Street?", "SELECT AVG(fine_gbp) AS fine_gbp FROM parking_fines_2024 WHERE street = 'High Street'")]
    public void Several_of_what_a_row_is_are_rows_and_one_is_an_amount(string question, string sql) => Asks(Sheets.Fines(), question, sql);

    [Theory]
    [InlineData("combien on a depense en transport", "SELECT SUM(montant_chf) AS montant_chf FROM depenses_menage WHERE categorie = 'Transport'")]
    [InlineData("dépenses maison", "SELECT SUM(montant_chf) AS montant_chf FROM depenses_menage WHERE categorie = 'Maison'")]
    [InlineData("Combien de dépenses pour la maison ?", "SELECT COUNT(*) AS nombre FROM depenses_menage WHERE categorie = 'Maison'")]
    [InlineData("Combien de fois Marc ?", "SELECT COUNT(*) AS nombre FROM depenses_menage WHERE paye_par = 'Marc'")]
    public void What_was_spent_is_money_and_how_many_times_is_not(string question, string sql) => Asks(Sheets.Spending(), question, sql);

    [Theory]
    [InlineData("how many tickets in march")]
    [InlineData("Which county had the most fines?")]
    public void A_word_that_is_only_like_a_name_of_the_table_names_nothing(string question)
    {
        ToolDesk desk = Sheets.Fines();

        desk.Ask(question);

        Assert.DoesNotContain(desk.Asked, static sql => sql.Contains("'No ticket displayed'", StringComparison.Ordinal) || sql.Contains("'Church Walk'", StringComparison.Ordinal) || sql.Contains("COUNT(", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_in_a_question_is_no_person_called_Anne()
    {
        ToolDesk desk = Sheets.Spending();

        desk.Ask("Somme des montants par année");

        Assert.DoesNotContain(desk.Asked, static sql => sql.Contains("'Anne'", StringComparison.Ordinal));
    }

    [Fact]
    public void The_biggest_of_one_row_is_not_the_most_together()
    {
        ToolDesk desk = Sheets.Spending();

        desk.Ask("plus grosse dépense, montant et catégorie");

        Assert.DoesNotContain(desk.Asked, static sql => sql.Contains("SUM(", StringComparison.Ordinal));
    }

    private static void Asks(ToolDesk desk, string question, string sql)
    {
        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }
}
