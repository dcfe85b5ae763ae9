namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>The simple kinds in German and Korean.</summary>
public sealed class OtherTonguesTests
{
    private const string Leader = "SELECT faculte, total FROM unil WHERE faculte <> 'TOTAL' AND annee = 2018 AND total IS NOT NULL ORDER BY total DESC, faculte LIMIT 2";

    [Theory]
    [InlineData("Wie viele Frauen studierten 2020 in HEC?", "SELECT femmes FROM HEC WHERE annee = 2020")]
    [InlineData("Welche Fakultät hatte 2018 am meisten Studierende?", Leader)]
    [InlineData("Wie hoch ist der Durchschnitt der Studierenden in HEC?", "SELECT AVG(total) AS total FROM HEC")]
    [InlineData("2020년 HEC 학생 수는 몇 명인가요?", "SELECT total FROM HEC WHERE annee = 2020")]
    [InlineData("HEC 여학생 2021년 몇 명?", "SELECT femmes FROM HEC WHERE annee = 2021")]
    [InlineData("2018년에 학생이 가장 많은 학부는 어디인가요?", Leader)]
    public void A_question_becomes_the_query_it_means(string question, string sql)
    {
        ToolDesk desk = University.Desk();

        desk.Ask(question);

        Assert.Equal([sql], desk.Asked);
    }

    [Theory]
    [InlineData("Vergleiche HEC und Lettres im Jahr 2020")]
    [InlineData("2020년 HEC와 Lettres를 비교해 주세요")]
    public void Two_are_compared(string question)
    {
        ToolDesk desk = University.Desk();

        desk.Ask(question);

        Assert.Equal(["SELECT total FROM HEC WHERE annee = 2020", "SELECT total FROM Lettres WHERE annee = 2020"], desk.Asked);
    }

    [Theory]
    [InlineData("Wie viele Studierende gab es 2030 in HEC?")]
    [InlineData("2030년 HEC 학생 수는?")]
    public void What_lies_beyond_the_period_is_declined(string question) =>
        Assert.StartsWith("[[not_in_data]]", University.Desk().Ask(question), StringComparison.Ordinal);
}
