using System.Text.Json.Nodes;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>What is added is tested, once, and the score is shown.</summary>
public sealed class SelfTestSpecs
{
    private static readonly string Hec = Path.Combine(Repository.Samples, "unil", "HEC.csv");

    [Fact]
    public async Task I_can_add_a_file_and_see_how_questions_about_it_are_answered()
    {
        using var folder = new TemporaryFolder();

        var added = await RunAsync("on", "datasets", "add", Hec, "--home", folder["home"]);
        var again = await RunAsync("on", "datasets", "add", Hec, "--home", folder["home"]);
        var shown = await RunAsync("off", "datasets", "show", "unil/HEC", "--home", folder["home"]);

        Assert.Contains("unil/HEC: self-test", added.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("self-test", again.Error, StringComparison.Ordinal);
        var test = JsonNode.Parse(shown.Output)!["self_test"]!;
        Assert.Equal("tally-analyst", (string)test["model"]!);
        Assert.Equal((int)test["asked"]!, (int)test["exact"]! + (int)test["declined"]! + (int)test["wrong"]!);
        Assert.Equal(0, (int)test["wrong"]!);
        Assert.False((bool)test["flagged"]!);
    }

    [Fact]
    public async Task I_can_add_a_file_without_a_test_and_test_it_later()
    {
        using var folder = new TemporaryFolder();

        var added = await RunAsync("on", "datasets", "add", Hec, "--no-self-test", "--home", folder["home"]);
        var tested = await RunAsync("off", "datasets", "test", "unil/HEC", "--home", folder["home"]);

        Assert.DoesNotContain("self-test", added.Error, StringComparison.Ordinal);
        Assert.StartsWith("unil/HEC: self-test", tested.Output, StringComparison.Ordinal);
    }

    private static Task<CommandOutput> RunAsync(string setting, params string[] arguments) => TallyCommand.RunAsync(
        new CommandInput { Arguments = arguments, Environment = new Dictionary<string, string> { ["TALLY_SELF_TEST"] = setting } });
}
