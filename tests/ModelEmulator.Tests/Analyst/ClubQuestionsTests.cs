namespace Tally.ModelEmulator.Tests.Analyst;

public sealed class ClubQuestionsTests
{
    [Theory]
    [InlineData("How many membres per entraineur in Boréal?", "SELECT membres / entraineurs AS \"membres / entraineurs\" FROM clubs WHERE club = 'Boréal'")]
    [InlineData("Quelles disciplines ont plus de 2 clubs ?", "SELECT discipline, COUNT(*) AS nombre FROM clubs GROUP BY discipline HAVING COUNT(*) > 2 ORDER BY COUNT(*) DESC, discipline")]
    [InlineData("Quelles disciplines totalisent plus de 900 membres ?", "SELECT discipline, SUM(membres) AS membres FROM clubs GROUP BY discipline HAVING SUM(membres) > 900 ORDER BY SUM(membres) DESC, discipline")]
    [InlineData("Quelle est la corrélation entre les membres et les entraineurs ?", "SELECT CORR(membres, entraineurs) AS correlation FROM clubs")]
    [InlineData("Combien de clubs ont des membres > 300 ?", "SELECT COUNT(*) AS nombre FROM clubs WHERE membres > 300")]
    [InlineData("Combien de clubs avec des membres ne dépassant pas 300 ?", "SELECT COUNT(*) AS nombre FROM clubs WHERE membres <= 300")]
    [InlineData("Comment se classent les clubs par membres ?", "SELECT club, membres FROM clubs WHERE membres IS NOT NULL ORDER BY membres DESC, club")]
    [InlineData("Clubs par membres", "SELECT club, membres FROM clubs WHERE membres IS NOT NULL ORDER BY membres DESC, club")]
    [InlineData("Cela représente combien de clubs pour échecs ?", "SELECT COUNT(*) AS nombre FROM clubs WHERE discipline = 'échecs'")]
    [InlineData("nb clubs avec membres = 300", "SELECT COUNT(*) AS nombre FROM clubs WHERE membres = 300")]
    [InlineData("Dear sir, how many clubs in échecs?", "SELECT COUNT(*) AS nombre FROM clubs WHERE discipline = 'échecs'")]
    public void A_question_becomes_the_query_it_means(string question, string sql)
    {
        ToolDesk desk = Clubs.Desk();

        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }

    [Theory]
    [InlineData("All levels", "level", true)]
    [InlineData("Tous niveaux", "niveau", true)]
    [InlineData("Toutes les filières", "filiere", true)]
    [InlineData("All Saints", "school", false)]
    [InlineData("Total", "canton", true)]
    public void A_label_for_all_of_a_columns_values_is_their_total(string label, string column, bool isTotal) =>
        Assert.Equal(isTotal, Tally.ModelEmulator.Analyst.Linking.Totals.IsTotal(label, column));

    [Theory]
    [InlineData("What topics can you answer on?")]
    [InlineData("How many thousand clubs in échecs?")]
    public void A_question_that_names_no_figure_gets_none(string question)
    {
        ToolDesk desk = Clubs.Desk();

        string answer = desk.Ask(question);

        Assert.DoesNotContain("SUM(", string.Concat(desk.Asked), StringComparison.Ordinal);
        Assert.DoesNotContain("COUNT(", string.Concat(desk.Asked), StringComparison.Ordinal);
        Assert.NotEmpty(answer);
    }

    [Fact]
    public void A_value_that_is_a_common_word_is_not_passed_over()
    {
        ToolDesk desk = Clubs.Desk();

        desk.Ask("Total des membres pour détail");

        Assert.Equal(["SELECT SUM(membres) AS membres FROM clubs WHERE discipline = 'détail'"], desk.Asked);
    }

    [Fact]
    public void Columns_that_are_months_are_one_measure_and_a_month()
    {
        ToolDesk desk = Clubs.Months();

        desk.Ask("Combien de baigneurs à Vernets en mars ?");

        Assert.Equal(["SELECT mars FROM piscines WHERE piscine = 'Vernets'"], desk.Asked);
    }

    [Fact]
    public void A_noun_that_no_column_explains_is_declined()
    {
        ToolDesk desk = Clubs.Months();

        Assert.StartsWith("[[not_in_data]]", desk.Ask("Combien de factures à Vernets en mars ?"), StringComparison.Ordinal);
    }
}
