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
    public async Task I_get_straight_columns_whatever_the_cells_hold()
    {
        using var folder = new TemporaryFolder();
        string long100 = new('x', 100);
        await File.WriteAllTextAsync(
            folder["odd.csv"], $"id,note,n\n1,\"one\ntwo\",12.5\n2,東京,-0.25\n3,{long100},\n4,\u001b[2Jé,1000\n", TestContext.Current.CancellationToken);

        var answer = await TallyCommand.RunAsync("query", "SELECT note, n FROM odd ORDER BY id", "--data", folder["odd.csv"], "--home", folder["home"]);

        string[] expected =
        [
            "note" + new string(' ', 77) + "        n",
            "one↵two" + new string(' ', 74) + "    12.50",
            "東京" + new string(' ', 77) + "    -0.25",
            new string('x', 80) + "…",
            " [2Jé" + new string(' ', 76) + "  1000.00",
        ];
        Assert.Equal(expected, answer.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task I_am_told_that_no_row_meets_my_conditions()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync("query", "SELECT total FROM HEC WHERE total < 3 AND total > 5", "--data", Unil, "--home", folder["home"]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("No row meets the conditions.", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_misspell_a_keyword_and_be_asked_what_I_meant()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync("query", "SELECT total FORM HEC", "--data", Unil, "--home", folder["home"]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("Is FORM meant to be FROM?", answer.Error, StringComparison.Ordinal);
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
