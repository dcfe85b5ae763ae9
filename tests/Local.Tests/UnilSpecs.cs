using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>
/// The first experiment's own questions, in French and English, each checked in one run over the sample, and again over
/// copies whose figures, years and faculty names come from a seed.
/// </summary>
public sealed class UnilSpecs
{
    [Fact]
    public async Task Every_question_of_the_first_experiment_is_answered_right()
    {
        using var folder = new TemporaryFolder();

        var answers = await EvalRun.AskAsync(folder, Path.Combine(Repository.Samples, "unil"),
        [
            EvalRun.Case("hec", "Combien il y a t'il d'étudiant en HEC en 2020 ?"),
            EvalRun.Case("ftsr", "Combien d'étudiants en FTSR en 2020 ?"),
            EvalRun.Case("ftsr-women", "Combien d'étudiantes en FTSR en 2020 ?"),
            EvalRun.Case("lettres-2021", "Et en 2021 ?", "Combien d'étudiants en Lettres en 2020 ?"),
            EvalRun.Case("lettres-2021-en", "And in 2021?", "How many students in Lettres in 2020?"),
            EvalRun.Case("largest", "la filière qui a le plus d'étudiants en 2018"),
            EvalRun.Case("sure", "es-tu sûr ?", "Combien d'étudiants en HEC en 2020 ?"),
            EvalRun.Case("future", "Combien d'étudiants en médecine dentaire en 2030 ?"),
        ]);

        Assert.Equal([3306m], answers["hec"].Figures());
        Assert.Equal([98m], answers["ftsr"].Figures());
        Assert.Equal([52m], answers["ftsr-women"].Figures());
        Assert.Equal([2200m], answers["lettres-2021"].Figures());
        Assert.Equal([2200m], answers["lettres-2021-en"].Figures());
        Assert.Equal([3481m], answers["largest"].Figures());
        Assert.Contains("FBM", answers["largest"].Text("text"), StringComparison.Ordinal);
        Assert.Equal([3306m], answers["sure"].Figures());
        Assert.Empty(answers["future"].Figures());
        Assert.Equal("not_in_data", answers["future"].Text("outcome"));
        Assert.All(answers.Where(pair => pair.Key != "future"), pair => Assert.Equal("verified", pair.Value.Text("assurance")));
    }

    [Theory]
    [InlineData("Affiche un graphique des étudiants en Lettres de 2011 à 2020", "Lettres", 2011, 2020)]
    [InlineData("Draw a chart of the students in Lettres from 2011 to 2020", "Lettres", 2011, 2020)]
    [InlineData("Fais un graphique du total de HEC pour toutes les années", "HEC", 2011, 2021)]
    [InlineData("Plot the total of HEC over all years", "HEC", 2011, 2021)]
    public async Task Every_value_of_a_chart_is_the_files_own(string question, string faculty, int from, int to)
    {
        using var folder = new TemporaryFolder();

        var answers = await EvalRun.AskAsync(
            folder, Path.Combine(Repository.Samples, "unil"), [EvalRun.Case("chart", question)]);

        decimal[] expected = [.. File.ReadLines(Path.Combine(Repository.Samples, "unil", faculty + ".csv")).Skip(1)
            .Select(line => line.Split("; "))
            .Where(cells => int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture) is var year && year >= from && year <= to)
            .Select(cells => decimal.Parse(cells[5], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(expected, Assert.Single(answers["chart"].Plotted()));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(20_261_120, true)]
    public async Task The_same_questions_are_answered_right_over_files_nobody_has_seen(int seed, bool sidecar)
    {
        using var folder = new TemporaryFolder();
        var made = ChangedUnil.Write(folder["facultes"], seed, sidecar);
        int year = made.FirstYear + 4;
        string one = made.Faculties[0];
        string other = made.Faculties[1];

        var answers = await EvalRun.AskAsync(folder, folder["facultes"],
        [
            EvalRun.Case("total", $"Combien il y a t'il d'étudiant en {one} en {year} ?"),
            EvalRun.Case("total-en", $"How many students were there in {other} in {year}?"),
            EvalRun.Case("women", $"Combien d'étudiantes en {other} en {year + 1} ?"),
            EvalRun.Case("women-en", $"How many women in {one} in {year + 1}?"),
            EvalRun.Case("next", $"Et en {year + 2} ?", $"Combien d'étudiants en {one} en {year + 1} ?"),
            EvalRun.Case("sure", "es-tu sûr ?", $"Combien d'étudiants en {other} en {year} ?"),
            EvalRun.Case("largest", $"la filière qui a le plus d'étudiants en {year}"),
            EvalRun.Case("chart", $"Affiche un graphique du total de {one} de {made.FirstYear} à {year}"),
            EvalRun.Case("after", $"Combien d'étudiants en {one} en {made.LastYear + 9} ?"),
        ]);

        Assert.Equal([made[one, year].Total], answers["total"].Figures());
        Assert.Equal([made[other, year].Total], answers["total-en"].Figures());
        Assert.Equal([made[other, year + 1].Women], answers["women"].Figures());
        Assert.Equal([made[one, year + 1].Women], answers["women-en"].Figures());
        Assert.Equal([made[one, year + 2].Total], answers["next"].Figures());
        Assert.Equal([made[other, year].Total], answers["sure"].Figures());
        Assert.Equal([made[made.Largest(year), year].Total], answers["largest"].Figures());
        Assert.Contains(made.Largest(year), answers["largest"].Text("text"), StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(made.FirstYear, 5).Select(at => (decimal)made[one, at].Total),
            Assert.Single(answers["chart"].Plotted()));
        Assert.Empty(answers["after"].Figures());
    }
}
