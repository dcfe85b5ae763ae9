using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>SQL over the sample, without a model.</summary>
public sealed class QuerySpecs
{
    private static readonly string Unil = Path.Combine(Repository.Samples, "unil");

    [Fact]
    public async Task I_can_sum_over_a_collection_and_get_csv()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "query", "SELECT SUM(total) AS n FROM unil WHERE annee = 2020 AND faculte <> 'TOTAL'", "--data", Unil, "--home", folder["home"], "--csv");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("n\n16919\n", answer.Output);
    }

    [Fact]
    public async Task I_can_read_where_each_cell_came_from()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "query", "SELECT annee, total FROM HEC ORDER BY total DESC LIMIT 1", "--data", Unil, "--home", folder["home"], "--json");

        var document = JsonNode.Parse(answer.Output)!;
        Assert.Equal(3306, document["rows"]![0]![1]!.GetValue<int>());
        var cell = document["lineage"]![0]![1]!;
        Assert.Equal("unil/HEC", cell["rows"]![0]!["dataset"]!.GetValue<string>());
        Assert.Equal(10, cell["rows"]![0]!["row"]!.GetValue<int>());
        Assert.Equal(11, cell["rows"]![0]!["line"]!.GetValue<int>());
    }

    [Fact]
    public async Task I_get_a_table_when_I_ask_for_nothing_else()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(
            "query", "SELECT annee, femmes FROM FTSR WHERE annee >= 2020", "--data", Unil, "--home", folder["home"]);

        Assert.Equal(0, answer.ExitCode);
        string[] lines = answer.Output.Split('\n');
        Assert.Contains("annee", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("2020", StringComparison.Ordinal) && line.Contains("52", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I_can_misname_a_column_and_be_told_the_nearest()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync("query", "SELECT femme FROM HEC", "--data", Unil, "--home", folder["home"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("femmes", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_cannot_change_anything_with_a_query()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync("query", "DROP TABLE HEC", "--data", Unil, "--home", folder["home"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("SELECT", answer.Error, StringComparison.Ordinal);
    }
}
