using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>Ways to put a question that name nothing of the table and yet say what is to be done, or nothing at all.</summary>
public sealed class TurnsOfPhraseTests
{
    private const string Most = "SELECT club, membres FROM clubs WHERE membres IS NOT NULL ORDER BY membres DESC, club LIMIT 2";

    private const string Least = "SELECT club, membres FROM clubs WHERE membres IS NOT NULL ORDER BY membres, club LIMIT 2";

    [Theory]
    [InlineData("Nobody beats which club in membres?", Most)]
    [InlineData("Personne ne bat quel club en membres ?", Most)]
    [InlineData("Quel club est tout en haut en membres ?", Most)]
    [InlineData("Which club lands at the foot of the list for membres?", Least)]
    [InlineData("Full membres for échecs, no breakdown", "SELECT SUM(membres) AS membres FROM clubs WHERE discipline = 'échecs'")]
    [InlineData("Ø membres, judo ?", "SELECT AVG(membres) AS membres FROM clubs WHERE discipline = 'judo'")]
    [InlineData("#clubs, discipline judo?", "SELECT COUNT(*) AS nombre FROM clubs WHERE discipline = 'judo'")]
    [InlineData("Cb de clubs, discipline judo ?", "SELECT COUNT(*) AS nombre FROM clubs WHERE discipline = 'judo'")]
    [InlineData("Please list the clubs with more than 300 membres.", "SELECT DISTINCT club FROM clubs WHERE membres > 300 ORDER BY club")]
    [InlineData("How many clubs fail to reach 300 in membres?", "SELECT COUNT(*) AS nombre FROM clubs WHERE membres < 300")]
    [InlineData("Filtering for membres from 300 up leaves how many clubs?", "SELECT COUNT(*) AS nombre FROM clubs WHERE membres >= 300")]
    public void A_turn_of_phrase_says_what_to_do(string question, string sql)
    {
        ToolDesk desk = Clubs.Desk();

        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }

    [Theory]
    [InlineData("Dear all, how many clubs in judo?")]
    [InlineData("Combien de clubs en judo ? Mille mercis")]
    [InlineData("How many clubs in judo? Kind regards")]
    [InlineData("Short one from the press office: how many clubs in judo?")]
    [InlineData("Une brève demande du service de presse : combien de clubs en judo ?")]
    [InlineData("How many clubs are supposedly in judo?")]
    public void What_surrounds_a_question_narrows_nothing(string question)
    {
        ToolDesk desk = Clubs.Desk();

        desk.Ask(question);

        Assert.Equal(["SELECT COUNT(*) AS nombre FROM clubs WHERE discipline = 'judo'"], desk.Asked);
    }

    [Fact]
    public void A_part_of_a_name_that_says_little_names_nothing()
    {
        ToolDesk desk = Clubs.Alone("tri", 6, Clubs.Column("ville", "text", "key", 6, "Ashby", "Marsh", "Kelby", "Corley", "Farrow", "Elston"), Clubs.Column("glass", "integer", "measure", 6), Clubs.Column("recycling_rate", "decimal", "measure", 6));

        desk.Ask("What share of all glass comes from Ashby?");

        Assert.DoesNotContain("recycling_rate", string.Concat(desk.Asked), StringComparison.Ordinal);
        Assert.NotEmpty(desk.Asked);
    }

    [Theory]
    [InlineData("Northern office: how many clubs in judo?")]
    [InlineData("How many newly founded clubs in judo?")]
    [InlineData("Among nurses, how many clubs in judo?")]
    public void What_narrows_a_question_is_not_passed_over(string question) =>
        Assert.StartsWith("[[not_in_data]]", Clubs.Desk().Ask(question), StringComparison.Ordinal);

    [Theory]
    [InlineData("Combien ? bonne journée", "Combien ?")]
    [InlineData("Chers collègues, combien ?", "combien ?")]
    [InlineData("Tickets, evening", "Tickets, evening")]
    [InlineData("Thanks", "Thanks")]
    public void Courtesy_is_taken_off_and_nothing_else(string message, string rest) => Assert.Equal(rest, Courtesies.Without(message));

    [Fact]
    public void The_other_end_of_a_ranking_is_asked_for_without_naming_it()
    {
        ToolDesk desk = Clubs.Desk();

        desk.Ask("Which club lands on top for membres?", "The other end, please");

        Assert.Equal([Least], desk.Asked);
    }

    [Theory]
    [InlineData("Combien de membres à Pully ?")]
    [InlineData("membres pully")]
    [InlineData("Membres de Neuilly ?")]
    public void A_name_the_table_lacks_is_no_misspelt_word(string question) =>
        Assert.StartsWith("[[not_in_data]]", Clubs.Desk().Ask(question), StringComparison.Ordinal);

    [Theory]
    [InlineData("Vernets : quel mois a le plus de baigneurs ?", "'janv' AS mois")]
    [InlineData("Duel janvier – mars, baigneurs de Vernets", "SELECT janv FROM piscines WHERE piscine = 'Vernets'")]
    public void Months_are_asked_for_and_set_side_by_side(string question, string part)
    {
        ToolDesk desk = Clubs.Months();

        desk.Ask(question);

        Assert.Contains(desk.Asked, sql => sql.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_before_the_name_of_small_numbers_is_one_of_them()
    {
        ToolDesk desk = Clubs.Rents();

        desk.Ask("Quel est le loyer d'un 3 pièces à Genève ?");

        Assert.Equal(["SELECT loyer FROM loyers WHERE ville = 'Genève' AND pieces = 3"], desk.Asked);
    }
}
