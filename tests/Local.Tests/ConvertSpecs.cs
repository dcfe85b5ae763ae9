using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>What was understood of a file, in each shape.</summary>
public sealed class ConvertSpecs
{
    private static readonly string Unil = Path.Combine(Repository.Samples, "unil");

    [Fact]
    public async Task I_can_have_records()
    {
        var json = JsonNode.Parse((await TallyCommand.RunAsync("convert", Path.Combine(Unil, "HEC.csv"), "--shape", "records")).Output)!;

        Assert.Equal(11, json.AsArray().Count);
        Assert.Equal(
            """{"annee":2020,"femmes":1201,"hommes":2105,"etranger":1241,"CH":2065,"total":3306}""", json[9]!.ToJsonString());
    }

    [Fact]
    public async Task I_can_have_records_by_key_with_their_context()
    {
        var json = JsonNode.Parse((await TallyCommand.RunAsync("convert", Path.Combine(Unil, "HEC.csv"), "--shape", "keyed")).Output)!;

        Assert.Contains("Université de Lausanne", json["contexte"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(3306, json["2020"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task I_can_have_a_folder_merged_by_year_and_faculty()
    {
        var json = JsonNode.Parse((await TallyCommand.RunAsync("convert", Unil, "--shape", "merged")).Output)!;

        Assert.Equal(52, json["2020"]!["FTSR"]!["femmes"]!.GetValue<int>());
        Assert.Null(json["2011"]!["FCUE"]);
    }

    [Fact]
    public async Task I_can_have_a_folder_stacked_with_the_file_of_each_record_in_front()
    {
        var json = JsonNode.Parse((await TallyCommand.RunAsync("convert", Unil, "--shape", "stacked")).Output)!.AsArray();

        Assert.Equal(Directory.EnumerateFiles(Unil, "*.csv").Sum(file => File.ReadLines(file).Count(line => line.Length > 0) - 1), json.Count);
        Assert.All(json, record => Assert.Equal("faculte", record!.AsObject().First().Key));
        var ftsr = Assert.Single(json, record => record!["faculte"]!.GetValue<string>() == "FTSR" && record["annee"]!.GetValue<int>() == 2020);
        Assert.Equal(98, ftsr!["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("keyed", "{")]
    [InlineData("records", "[")]
    public async Task The_sidecar_says_the_shape_where_I_do_not(string shape, string beginning)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["sales.csv"], "month,total\nJan,3\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["sales.dataset.json"], $$"""{"shape": "{{shape}}"}""", TestContext.Current.CancellationToken);

        Assert.StartsWith(beginning, (await TallyCommand.RunAsync("convert", folder["sales.csv"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_have_clean_csv_with_the_cells_as_text()
    {
        var csv = (await TallyCommand.RunAsync("convert", Path.Combine(Unil, "FTSR.csv"), "--shape", "csv")).Output;

        string[] lines = csv.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("annee,femmes,hommes,etranger,CH,total", lines[0]);
        Assert.Equal("2020,52,46,33,65,98", lines[10]);
    }

    [Fact]
    public async Task The_same_file_gives_the_same_bytes()
    {
        var first = await TallyCommand.RunAsync("convert", Unil, "--shape", "merged");
        var second = await TallyCommand.RunAsync("convert", Unil, "--shape", "merged");

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(first.Output, second.Output);
    }
}
