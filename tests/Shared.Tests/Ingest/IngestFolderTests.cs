using System.Globalization;
using System.Text.Json;
using Tally.Columns;
using Tally.Datasets;
using Tally.Ingest;

namespace Tally.Shared.Tests.Ingest;

public sealed class IngestFolderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("fr-FR")]
    public async Task The_sample_folder_becomes_a_collection_of_nine_datasets(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        using var home = new Home();
        var outcome = await home.IngestAsync(Samples.Unil);

        Assert.Null(outcome.Refusal);
        Assert.Equal("unil", outcome.Snapshot!.Name);
        Assert.Equal("faculte", outcome.Snapshot.FileColumn);
        Assert.Equal(9, outcome.Snapshot.Members.Count);
        var hec = await home.Get<IDatasetLibrary>().OpenAsync(outcome.Snapshot.Members.Single(member => member.Id.Name == "HEC"), Token);
        Assert.Equal(["annee", "femmes", "hommes", "etranger", "CH", "total"], hec!.Columns.Select(column => column.Name));
        Assert.Equal(CellValue.Of(3306m), hec.Columns[5][9]);
        Assert.Equal(11, hec.Lines[9]);
        Assert.Equal(new Period("annee", "2011", "2021"), hec.Profile.Period);
        Assert.Equal("annee", hec.Profile.KeyColumn);
        Assert.Equal(ColumnRole.Time, hec.Profile.Columns[0].Role);
        Assert.All(hec.Profile.Columns.Skip(1), column => Assert.Equal(ColumnRole.Measure, column.Role));
        Assert.Equal(["femmes", "hommes"], hec.Profile.Columns[5].TotalOf);
        Assert.Contains("étudiantes", hec.Profile.Columns[1].Synonyms);
        Assert.Contains("business", hec.Profile.Label!.Synonyms);
    }

    [Fact]
    public async Task A_number_of_things_is_a_measure_and_a_number_that_names_one_is_not()
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.csv", "order number,number_purchased,no. of rooms,town\n7,1,3,Bern\n8,2,3,Sion\n9,2,4,Bern\n");
        var snapshot = (await home.IngestAsync(folder.Path("c"))).Snapshot!;
        var profile = (await home.Get<IDatasetLibrary>().ProfileAsync(snapshot.Members[0], Token))!;
        Assert.Equal([ColumnRole.Key, ColumnRole.Measure, ColumnRole.Measure, ColumnRole.Dimension], profile.Columns.Select(column => column.Role));
    }

    [Fact]
    public async Task Only_the_declared_total_is_a_total_of_its_siblings()
    {
        using var home = new Home();
        var outcome = await home.IngestAsync(Samples.Unil);
        var totals = outcome.Files.Select(file => ((IngestOutcome.Published)file.Outcome).Profile).Where(profile => profile.IsTotalOfSiblings);
        Assert.Equal(["TOTAL"], totals.Select(profile => profile.Id.Name));
    }

    [Fact]
    public async Task A_total_that_nobody_declared_is_found_by_adding_up()
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("ville/nord.csv", "an,femmes,hommes\n2020,10,20\n2021,11,21\n");
        folder.Write("ville/sud.csv", "an,femmes,hommes\n2020,1,2\n2021,3,4\n");
        folder.Write("ville/ensemble.csv", "an,femmes,hommes\n2020,11,22\n2021,14,25\n");
        var outcome = await home.IngestAsync(folder.Path("ville"));
        foreach (var member in outcome.Snapshot!.Members)
        {
            var profile = await home.Get<IDatasetLibrary>().ProfileAsync(member, Token);
            Assert.Equal(member.Id.Name == "ensemble", profile!.IsTotalOfSiblings);
        }

        var again = await home.IngestAsync(folder.Path("ville"));
        Assert.Equal(outcome.Snapshot.Version, again.Snapshot!.Version);
        Assert.All(again.Files, file => Assert.False(((IngestOutcome.Published)file.Outcome).Changed));
    }

    [Fact]
    public async Task The_same_folder_again_changes_nothing()
    {
        using var home = new Home();
        var first = await home.IngestAsync(Samples.Unil);
        var second = await home.IngestAsync(Samples.Unil);
        Assert.Equal(first.Snapshot!.Version, second.Snapshot!.Version);
        Assert.All(second.Files, file => Assert.False(((IngestOutcome.Published)file.Outcome).Changed));
    }

    [Fact]
    public async Task A_changed_file_makes_a_new_version_and_the_old_one_stays_readable()
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.csv", "an;n\n2020;1\n2021;2\n");
        var before = (await home.IngestAsync(folder.Path("c"))).Snapshot!.Members.Single();
        folder.Write("c/a.csv", "an;n\n2020;1\n2021;3\n");
        var after = (await home.IngestAsync(folder.Path("c"))).Snapshot!.Members.Single();
        Assert.NotEqual(before.Version, after.Version);
        var library = home.Get<IDatasetLibrary>();
        Assert.Equal(CellValue.Of(2m), (await library.OpenAsync(before, Token))!.Columns[1][1]);
        Assert.Equal(CellValue.Of(3m), (await library.OpenAsync(after, Token))!.Columns[1][1]);
    }

    [Fact]
    public async Task A_changed_sidecar_makes_a_new_version()
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.csv", "an;n\n2020;1\n2021;2\n");
        var before = (await home.IngestAsync(folder.Path("c"))).Snapshot!;
        folder.Write("c/collection.json", """{ "context": "Neu" }""");
        var after = (await home.IngestAsync(folder.Path("c"))).Snapshot!;
        Assert.NotEqual(before.Members.Single().Version, after.Members.Single().Version);
        Assert.Equal("Neu", after.Context);
    }

    [Fact]
    public async Task The_artifacts_are_json_that_says_what_the_file_says()
    {
        using var home = new Home();
        var outcome = await home.IngestAsync(Samples.Unil);
        var hec = outcome.Snapshot!.Members.Single(member => member.Id.Name == "HEC");
        string records = await home.ReadAsync(ArtifactNames.Of(hec, ArtifactNames.Records));
        Assert.StartsWith("[\n{\"annee\":2011,\"femmes\":828,", records, StringComparison.Ordinal);
        string keyed = await home.ReadAsync(ArtifactNames.Of(hec, ArtifactNames.Keyed));
        using var keyedJson = JsonDocument.Parse(keyed);
        Assert.Equal(3306, keyedJson.RootElement.GetProperty("2020").GetProperty("total").GetInt32());
        Assert.StartsWith("Statistique des étudiantes", keyedJson.RootElement.GetProperty("contexte").GetString(), StringComparison.Ordinal);
        using var merged = JsonDocument.Parse(await home.ReadAsync(ArtifactNames.Of(outcome.Snapshot, ArtifactNames.Merged)));
        Assert.Equal(3306, merged.RootElement.GetProperty("2020").GetProperty("HEC").GetProperty("total").GetInt32());
        Assert.Equal("2011", merged.RootElement.EnumerateObject().First().Name);
    }

    [Fact]
    public async Task One_file_is_a_collection_view_of_one()
    {
        using var home = new Home();
        var outcome = await home.IngestAsync(Path.Combine(Samples.Unil, "HEC.csv"));
        Assert.Equal("unil", outcome.Snapshot!.Name);
        Assert.Equal(["HEC"], outcome.Snapshot.Members.Select(member => member.Id.Name));
    }

    [Fact]
    public async Task A_missing_path_and_an_empty_folder_are_refused_in_one_sentence()
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        Assert.Equal(ProblemCodes.NotFound, (await home.IngestAsync(folder.Path("none"))).Refusal!.Code);
        Assert.Equal(ProblemCodes.EmptyFolder, (await home.IngestAsync(folder.Root)).Refusal!.Code);
    }

    [Theory]
    [InlineData(new byte[0], ProblemCodes.EmptyFile)]
    [InlineData(new byte[] { 10, 10, 32, 10 }, ProblemCodes.EmptyFile)]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 1, 2, 3, 4, 5 }, ProblemCodes.BinaryFile)]
    public async Task A_file_that_holds_no_table_is_refused_and_nothing_is_published(byte[] bytes, string code)
    {
        using var home = new Home();
        using var folder = new TemporaryFolder();
        folder.Write("c/a.csv", bytes);
        var outcome = await home.IngestAsync(folder.Path("c"));
        var refused = Assert.IsType<IngestOutcome.Refused>(outcome.Files.Single().Outcome);
        Assert.Equal(code, refused.Problems.Single().Code);
        Assert.Null(outcome.Snapshot);
        Assert.Empty((await home.Get<IDatasetLibrary>().CurrentAsync(Token)).Collections);
    }
}
