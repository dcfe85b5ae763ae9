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
    [InlineData("Trace l'évolution du nombre d'étudiants par faculté de 2011 à 2021", "SELECT annee, faculte, total FROM unil WHERE faculte <> 'TOTAL' AND annee BETWEEN 2011 AND 2021 ORDER BY annee, faculte")]
    [InlineData("Combien d'étudiants en FTSR de 2015 à 2018 ?", "SELECT annee, total FROM FTSR WHERE annee BETWEEN 2015 AND 2018 ORDER BY annee")]
    [InlineData("Combien de femmes en HEC de 2015 à 2018 ?", "SELECT annee, femmes FROM HEC WHERE annee BETWEEN 2015 AND 2018 ORDER BY annee")]
    [InlineData("Quelles facultés ont plus d'hommes que de femmes en 2021 ?", "SELECT DISTINCT faculte FROM unil WHERE faculte <> 'TOTAL' AND annee = 2021 AND hommes > femmes ORDER BY faculte")]
    [InlineData("Which faculty has the lowest share of women in 2021?", "SELECT faculte, femmes / total AS \"femmes / total\" FROM unil WHERE faculte <> 'TOTAL' AND annee = 2021 AND femmes IS NOT NULL ORDER BY femmes / total, faculte LIMIT 2")]
    [InlineData("Average number of students per faculty in 2021", "SELECT AVG(total) AS total FROM unil WHERE faculte <> 'TOTAL' AND annee = 2021")]
    [InlineData("Combien d'étudiants en HEC l'année dernière ?", "SELECT total FROM HEC WHERE annee = 2021")]
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

    [Theory]
    [InlineData("Quelle faculté a perdu des étudiants entre 2011 et 2021 ?")]
    [InlineData("Depuis quand y a-t-il plus de 2000 étudiants en Lettres ?")]
    [InlineData("Part des étrangers en HEC en 2011 et en 2021")]
    [InlineData("Dans combien de facultés y a-t-il plus d'hommes que de femmes en 2021 ?")]
    [InlineData("How many professors did HEC have in 2020?")]
    public void What_no_plan_holds_in_full_is_declined_rather_than_answered_in_part(string question)
    {
        Assert.StartsWith("[[not_in_data]]", University.Desk().Ask(question), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quelle est la proportion de femmes en HEC en 2021 ?", "SELECT total FROM HEC WHERE annee = 2021")]
    [InlineData("Quelle proportion des femmes est en HEC en 2021 ?", "SELECT femmes FROM TOTAL WHERE annee = 2021")]
    public void A_share_is_of_what_the_question_says(string question, string whole)
    {
        ToolDesk desk = University.Desk();

        desk.Ask(question);

        Assert.Equal(["SELECT femmes FROM HEC WHERE annee = 2021", whole], desk.Asked.Take(2));
    }

    [Fact]
    public void What_is_not_in_the_data_is_told_in_words_after_a_rejection()
    {
        ToolDesk desk = University.Desk();
        desk.Ask("Combien de chats en HEC en 2020 ?");

        Assert.DoesNotContain("{{", desk.Reject("unfit-label"), StringComparison.Ordinal);
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
