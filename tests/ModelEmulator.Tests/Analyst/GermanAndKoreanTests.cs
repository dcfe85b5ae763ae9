namespace Tally.ModelEmulator.Tests.Analyst;

/// <summary>The simple kinds in German and Korean, with the endings and particles that are written onto words.</summary>
public sealed class GermanAndKoreanTests
{
    [Theory]
    [InlineData("2016년 HEC의 total은 얼마입니까?", "SELECT total FROM HEC WHERE annee = 2016")]
    [InlineData("2021년에 total이 가장 많은 faculte는 어디입니까?", "SELECT faculte, total FROM unil WHERE faculte <> 'TOTAL' AND annee = 2021 AND total IS NOT NULL ORDER BY total DESC, faculte LIMIT 2")]
    [InlineData("HEC의 femmes 평균은 얼마인가요?", "SELECT AVG(femmes) AS femmes FROM HEC")]
    [InlineData("Wie hoch waren die femmes 2020 in HEC?", "SELECT femmes FROM HEC WHERE annee = 2020")]
    [InlineData("Wie hoch war die Frauenzahl 2020 in HEC?", "SELECT femmes FROM HEC WHERE annee = 2020")]
    [InlineData("In welchem Jahr hatte HEC am meisten Studierende?", "SELECT annee, total FROM HEC WHERE total IS NOT NULL ORDER BY total DESC, annee LIMIT 2")]
    public void Columns_by_file_and_year(string question, string sql) => Holds(University.Desk(), question, sql);

    [Theory]
    [InlineData("membres의 합계는 얼마입니까?", "SELECT SUM(membres) AS membres FROM clubs")]
    [InlineData("judo의 membres 평균은 얼마입니까?", "SELECT AVG(membres) AS membres FROM clubs WHERE discipline = 'judo'")]
    [InlineData("club은 몇 개입니까?", "SELECT COUNT(*) AS nombre FROM clubs")]
    [InlineData("membres가 가장 적은 club은 어디입니까?", "SELECT club, membres FROM clubs WHERE membres IS NOT NULL ORDER BY membres, club LIMIT 2")]
    [InlineData("Boréal의 membres는 몇 명인가요?", "SELECT membres FROM clubs WHERE club = 'Boréal'")]
    [InlineData("Wie viele Clubs gibt es?", "SELECT COUNT(*) AS nombre FROM clubs")]
    [InlineData("Summe der Mitglieder im judo?", "SELECT SUM(membres) AS membres FROM clubs WHERE discipline = 'judo'")]
    [InlineData("Wie hoch ist die Mitgliederzahl von Boréal?", "SELECT membres FROM clubs WHERE club = 'Boréal'")]
    [InlineData("Welcher Club hat die wenigsten Mitglieder?", "SELECT club, membres FROM clubs WHERE membres IS NOT NULL ORDER BY membres, club LIMIT 2")]
    [InlineData("Was ist der Durchschnitt der Mitglieder?", "SELECT AVG(membres) AS membres FROM clubs")]
    public void A_club_a_row(string question, string sql) => Holds(Clubs.Desk(), question, sql);

    [Theory]
    [InlineData("Vernets의 3월은 얼마입니까?", "SELECT mars FROM piscines WHERE piscine = 'Vernets'")]
    [InlineData("Vergleiche mars von Vernets und Bellerive.", "SELECT mars FROM piscines WHERE piscine = 'Vernets'", "SELECT mars FROM piscines WHERE piscine = 'Bellerive'")]
    public void A_column_a_month(string question, params string[] sql) => Holds(Clubs.Months(), question, sql);

    [Theory]
    [InlineData("Boréal의 급여는 얼마입니까?")]
    [InlineData("Wie hoch ist der Lohn von Boréal?")]
    public void What_no_column_holds_is_declined(string question) =>
        Assert.StartsWith("[[not_in_data]]", Clubs.Desk().Ask(question), StringComparison.Ordinal);

    private static void Holds(ToolDesk desk, string question, params string[] sql)
    {
        desk.Ask(question);

        Assert.Equal(sql, desk.Asked);
    }
}
