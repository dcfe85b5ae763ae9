namespace Tally.ModelEmulator.Tests.Analyst;

public sealed class UniversityQuestionsTests
{
    [Theory]
    [InlineData("Combien il y a t'il d'étudiant en HEC en 2020 ?", "SELECT total FROM HEC WHERE annee = 2020")]
    [InlineData("Combien d'étudiants en FTSR en 2020 ?", "SELECT total FROM FTSR WHERE annee = 2020")]
    [InlineData("combien d'étudiantes en FTSR en 2020", "SELECT femmes FROM FTSR WHERE annee = 2020")]
    [InlineData("How many female students in FTSR in 2020?", "SELECT femmes FROM FTSR WHERE annee = 2020")]
    [InlineData("nombre d'étudiants en faculté des lettres en 2015 stp", "SELECT total FROM Lettres WHERE annee = 2015")]
    [InlineData("Wie viele Studierende in HEC im Jahr 2020?", "SELECT total FROM HEC WHERE annee = 2020")]
    [InlineData("la filière qui a le plus d'étudiants en 2018", "SELECT faculte, total FROM unil WHERE faculte <> 'TOTAL' AND annee = 2018 AND total IS NOT NULL ORDER BY total DESC, faculte LIMIT 2")]
    public void A_question_becomes_the_query_it_means(string question, string sql)
    {
        ToolDesk desk = University.Desk();

        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }

    [Theory]
    [InlineData("Combien d'étudiants en HEC en 2020 ?", "SELECT total FROM HEC WHERE annee = 2020")]
    [InlineData("Combien d'étudiantes en FTSR en 2020 ?", "SELECT femmes FROM FTSR WHERE annee = 2020")]
    [InlineData("How many male students in FTSR in 2020?", "SELECT hommes FROM FTSR WHERE annee = 2020")]
    [InlineData("Which faculty had the most students in 2018?", "SELECT file, total FROM unil WHERE file <> 'TOTAL' AND annee = 2018 AND total IS NOT NULL ORDER BY total DESC, file LIMIT 2")]
    public void Words_nobody_listed_are_understood_from_the_columns_alone(string question, string sql)
    {
        ToolDesk desk = University.BareDesk();

        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }

    [Fact]
    public void The_answer_cites_and_types_no_figure()
    {
        ToolDesk desk = University.Desk(("SELECT total FROM HEC WHERE annee = 2020", "[[3306]]"));

        Assert.Equal("En 2020, HEC compte {{R1[0].a}} étudiants.", desk.Ask("Combien d'étudiants en HEC en 2020 ?"));
    }

    [Theory]
    [InlineData("Combien d'étudiants en Lettres en 2020 ?", "Et en 2021 ?", "SELECT total FROM Lettres WHERE annee = 2021")]
    [InlineData("Combien de femmes en HEC en 2020 ?", "et les hommes ?", "SELECT hommes FROM HEC WHERE annee = 2020")]
    [InlineData("How many women in HEC in 2020?", "and the men?", "SELECT hommes FROM HEC WHERE annee = 2020")]
    [InlineData("How many students in HEC in 2020?", "are you sure?", "SELECT total FROM HEC WHERE annee = 2020")]
    public void A_follow_up_takes_over_what_it_leaves_out(string before, string question, string sql)
    {
        ToolDesk desk = University.Desk();

        desk.Ask(before, question);

        Assert.Equal([sql], desk.Asked);
    }

    [Fact]
    public void Two_charts_of_one_message_have_their_own_periods_and_are_drawn_again_when_doubted()
    {
        string[] queries = ["SELECT annee, total FROM Lettres WHERE annee BETWEEN 2011 AND 2020 ORDER BY annee", "SELECT annee, total FROM HEC ORDER BY annee"];
        const string question = "Fais un graphique de Lettres de 2011 à 2020 et un graphique du total de HEC sur toutes les années";
        ToolDesk first = University.Desk();
        ToolDesk second = University.Desk();

        first.Ask(question);
        second.Ask(question, "es-tu sûr ?");

        Assert.Equal(queries, first.Asked);
        Assert.Equal(queries, second.Asked);
        Assert.Equal(2, second.Drawn.Count);
    }

    [Theory]
    [InlineData("Combien d'étudiants en médecine dentaire en 2030 ?")]
    [InlineData("Combien d'étudiants en HEC en 2030 ?")]
    [InlineData("How many students at Harvard in 2020?")]
    [InlineData("What is the average salary in HEC in 2020?")]
    public void What_the_data_lack_is_declined_with_what_they_cover(string question)
    {
        ToolDesk desk = University.Desk();

        string answer = desk.Ask(question);

        Assert.StartsWith("[[not_in_data]]", answer, StringComparison.Ordinal);
        Assert.Equal(["SELECT MIN(annee) AS debut, MAX(annee) AS fin FROM unil"], desk.Asked);
    }

    [Fact]
    public void A_draft_sent_back_twice_ends_as_a_decline()
    {
        ToolDesk desk = University.Desk();
        desk.Ask("Combien d'étudiants en HEC en 2020 ?");

        Assert.Equal("{{R1[0].b}}", desk.Reject("does not fit")[..11]);
        Assert.StartsWith("[[not_in_data]]", desk.Reject("does not fit"), StringComparison.Ordinal);
    }
}
