using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

public sealed class TotalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ville,femmes,hommes,total\nNord,10,20,30\nSud,1,2,3\nEst,5,5,11\nOuest,7,7,14\n", "total-column-mismatch", 4, "total", 11, 10)]
    [InlineData("ville,n,m\nNord,10,1\nSud,1,1\nEst,5,1\nTotal,17,3\n", "total-row-mismatch", 5, "n", 17, 16)]
    [InlineData("annee;sexe;n\n2020;Total;100\n2020;H;60\n2020;F;41\n2021;Total;90\n2021;H;50\n2021;F;40\n", "total-row-mismatch", 2, "n", 100, 101)]
    [InlineData("year;n\n2019;5\n2020;6\n2021;7\nTotal;20\n", "total-row-mismatch", 5, "n", 20, 18)]
    [InlineData("ville,n\nTotal,20\nNord,10\nSud,1\nEst,5\n", "total-row-mismatch", 2, "n", 20, 16)]
    public async Task A_total_that_is_not_the_sum_of_its_parts_is_reported_with_place_and_difference(
        string csv, string code, int line, string column, int declared, int computed)
    {
        var problem = Assert.Single(await ProblemsAsync(csv), problem => problem.Code is ProblemCodes.TotalColumnMismatch or ProblemCodes.TotalRowMismatch);
        Assert.Equal(code, problem.Code);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Equal((declared, computed, declared - computed), ((int)problem.Declared!, (int)problem.Computed!, (int)problem.Difference!));
    }

    [Theory]
    [InlineData("region,rail,road,total\nA,10.1,5.2,15.4\nB,20.3,5.5,25.8\nC,20.3,5.5,25.8\nD,20.3,5.5,25.8\n")]
    [InlineData("region;n\nA;10,1\nB;20,3\nC;20,3\nTotal;50,6\n")]
    public async Task What_rounding_explains_is_said_but_is_no_contradiction(string csv)
    {
        var problems = await ProblemsAsync(csv);
        Assert.Contains(problems, problem => problem.Code == ProblemCodes.TotalRounding && Math.Abs(problem.Difference!.Value) == 0.1m);
        Assert.DoesNotContain(problems, problem => problem.Code is ProblemCodes.TotalColumnMismatch or ProblemCodes.TotalRowMismatch);
    }

    [Theory]
    [InlineData("ville,n,taux\nNord,10,1.5\nSud,1,2.5\nEst,5,2.0\nTotal,16,2.0\n")]
    [InlineData("ville,part\nNord,40 %\nSud,41 %\nEst,19 %\nTotal,99 %\n")]
    [InlineData("region,ville,n\nVD,A,1\nVD,B,2\nVD,Total,3\nGE,C,4\nGE,D,5\nGE,Total,9\nTotal,Total,12\n")]
    [InlineData("eclipse,type,n\n2001,total,17\n2002,annular,4\n2003,total,9\n2005,annular,30\n2006,partial,8\n")]
    [InlineData("ville,femmes,hommes,total\nNord,10,,30\nSud,1,2,3\nEst,5,5,10\nOuest,7,7,14\n")]
    public async Task What_is_no_sum_is_no_contradiction(string csv) =>
        Assert.DoesNotContain(await ProblemsAsync(csv), problem => problem.Declared is not null);

    [Fact]
    public async Task A_sum_that_the_sidecar_declares_is_checked_in_every_row()
    {
        var problems = await ProblemsAsync("ville,a,b,c\nNord,1,2,4\nSud,1,2,9\n", """{ "sums": { "c": ["a", "b"] } }""");
        Assert.Equal([1m, 6m], problems.Where(problem => problem.Code == ProblemCodes.TotalColumnMismatch).Select(problem => problem.Difference!.Value));
    }

    [Fact]
    public async Task A_sum_of_columns_that_are_not_there_is_said() =>
        Assert.Contains(
            await ProblemsAsync("ville,a,b\nNord,1,2\nSud,1,2\n", """{ "sums": { "b": ["z"] } }"""),
            problem => problem.Code == ProblemCodes.SidecarUnknownColumn);

    [Fact]
    public async Task Figures_too_large_to_add_are_left_alone() =>
        Assert.DoesNotContain(
            await ProblemsAsync("ville,a,b,total\nNord,79228162514264337593543950335,79228162514264337593543950335,1\nSud,1,2,3\nEst,1,2,3\nTotal,1,2,3\n"),
            problem => problem.Declared is not null && problem.Column == "a");

    [Theory]
    [InlineData("an,niveau,n\n2019,Bachelor,10\n2019,Master,21\n2019,Tous niveaux,31\n2020,Bachelor,12\n2020,Master,20\n2020,Tous niveaux,32\n"
        + "2021,Bachelor,1\n2021,Master,3\n2021,Tous niveaux,4\n2022,Bachelor,5\n2022,Master,6\n2022,Tous niveaux,11\n", "niveau", "Tous niveaux", 4)]
    [InlineData("an,sexe,age,n\n2019,H,jeune,1\n2019,H,vieux,2\n2019,H,peu importe,3\n2019,F,jeune,4\n2019,F,vieux,6\n2019,F,peu importe,10\n"
        + "2020,H,jeune,5\n2020,H,vieux,7\n2020,H,peu importe,12\n2020,F,jeune,8\n2020,F,vieux,9\n2020,F,peu importe,17\n", "age", "peu importe", 4)]
    public async Task A_category_that_is_the_sum_of_the_others_everywhere_is_a_total_whatever_it_is_called(string csv, string column, string value, int rows)
    {
        var profile = await ProfileAsync(csv);
        Assert.Equal([value], profile.Columns.Single(known => known.Name == column).TotalValues);
        Assert.Equal(rows, profile.TotalRows.Count);
        Assert.All(profile.Columns.Where(known => known.Name != column), known => Assert.Empty(known.TotalValues));
    }

    [Theory]
    [InlineData("an,niveau,n\n2019,A,10\n2019,B,21\n2019,C,31\n2020,A,12\n2020,B,20\n2020,C,32\n2021,A,1\n2021,B,3\n2021,C,4\n2022,A,5\n2022,B,6\n2022,C,12\n")]
    [InlineData("an,niveau,n\n2019,A,1\n2019,B,1\n2019,C,2\n2020,A,1\n2020,B,1\n2020,C,2\n2021,A,1\n2021,B,1\n2021,C,2\n2022,A,1\n2022,B,1\n2022,C,2\n")]
    [InlineData("an,niveau,n\n2019,A,10\n2019,B,0\n2019,C,10\n2020,A,12\n2020,B,0\n2020,C,12\n2021,A,3\n2021,B,0\n2021,C,3\n2022,A,6\n2022,B,0\n2022,C,6\n")]
    public async Task A_category_that_may_be_the_sum_of_the_others_by_chance_is_no_total(string csv) =>
        Assert.Empty((await ProfileAsync(csv)).TotalRows);

    [Fact]
    public async Task A_declared_total_is_held_against_its_siblings()
    {
        using var home = new Home();
        var problems = await OfMemberAsync(home, await home.IngestAsync(Samples.Unil), "TOTAL");
        var problem = Assert.Single(problems, problem => problem.Code == ProblemCodes.SiblingTotalMismatch);
        Assert.Equal((2, "femmes", 6767m, 6797m, -30m), (problem.Line, problem.Column, problem.Declared, problem.Computed, problem.Difference));
    }

    [Fact]
    public async Task A_file_called_total_that_contradicts_here_and_there_is_a_total_all_the_same()
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("ville/nord.csv", "an,femmes,hommes\n2020,10,20\n2021,11,21\n");
        folder.Write("ville/sud.csv", "an,femmes,hommes\n2020,1,2\n2021,3,4\n");
        folder.Write("ville/Total.csv", "an,femmes,hommes\n2020,11,22\n2021,14,29\n");
        var outcome = await home.IngestAsync(folder.Path("ville"));
        var problem = Assert.Single(await OfMemberAsync(home, outcome, "Total"), problem => problem.Code == ProblemCodes.SiblingTotalMismatch);
        Assert.Equal((3, "hommes", 4m), (problem.Line, problem.Column, problem.Difference));
        Assert.DoesNotContain(await OfMemberAsync(home, outcome, "nord"), problem => problem.Dataset is not null);
    }

    private static async Task<IReadOnlyList<Problem>> OfMemberAsync(Home home, FolderOutcome outcome, string name) =>
        (await home.Get<DatasetProblems>().OfAsync(outcome.Snapshot!, outcome.Snapshot!.Members.Single(member => member.Id.Name == name), Token))!;

    private static async Task<IReadOnlyList<Problem>> ProblemsAsync(string csv, string? sidecar = null)
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.csv", csv);
        if (sidecar is not null)
        {
            folder.Write("c/a.dataset.json", sidecar);
        }

        return await OfMemberAsync(home, await home.IngestAsync(folder.Path("c")), "a");
    }

    private static async Task<DatasetProfile> ProfileAsync(string csv)
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.csv", csv);
        return Assert.IsType<IngestOutcome.Published>(Assert.Single((await home.IngestAsync(folder.Path("c"))).Files).Outcome).Profile;
    }
}
