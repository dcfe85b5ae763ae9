using System.Text.Json;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>An answer is recomputed without a model: on the versions it was answered from, and on the newest.</summary>
public sealed class ReplaySpecs
{
    [Fact]
    public async Task I_can_replay_an_answer_and_see_what_newer_data_change()
    {
        using var home = new TemporaryFolder();
        string data = home["unil"];
        Directory.CreateDirectory(data);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Samples, "unil")))
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        string id = await AskAsync(home, "Combien d'étudiants en HEC en 2020 ?");
        string other = await AskAsync(home, "Combien d'étudiants en FTSR en 2020 ?");

        var same = await TallyCommand.RunAsync("replay", id, "--home", home["home"]);
        Assert.Equal(0, same.ExitCode);
        Assert.Contains("3\u202f306  same (R1[0].total)", same.Output, StringComparison.Ordinal);

        string hec = Path.Combine(data, "HEC.csv");
        await File.WriteAllTextAsync(hec, (await File.ReadAllTextAsync(hec, TestContext.Current.CancellationToken)).Replace("3306", "3307", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var newest = await TallyCommand.RunAsync("replay", id, "--latest", "--data", data, "--home", home["home"]);
        Assert.Equal(6, newest.ExitCode);
        Assert.Contains("3\u202f306  changed: R1[0].total was 3306, is 3307", newest.Output, StringComparison.Ordinal);

        var pinned = await TallyCommand.RunAsync("replay", id, "--home", home["home"]);
        Assert.Equal(0, pinned.ExitCode);

        var changed = await TallyCommand.RunAsync("replay", "--changed", "--home", home["home"]);
        Assert.Equal(6, changed.ExitCode);
        Assert.Contains(id, changed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(other, changed.Output, StringComparison.Ordinal);

        var swept = await TallyCommand.RunAsync("datasets", "sweep", "--older-than", "0", "--home", home["home"]);
        Assert.Equal(0, swept.ExitCode);
        var gone = await TallyCommand.RunAsync("replay", id, "--home", home["home"]);
        Assert.Equal(6, gone.ExitCode);
        Assert.Contains("unil/HEC", gone.Output, StringComparison.Ordinal);
        Assert.Contains("gone", gone.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await TallyCommand.RunAsync("replay", other, "--home", home["home"])).ExitCode);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay", "q_none")]
    [InlineData("replay", "q_none", "--changed")]
    public async Task I_am_told_what_a_replay_needs(params string[] arguments)
    {
        using var home = new TemporaryFolder();

        var refused = await TallyCommand.RunAsync([.. arguments, "--home", home["home"]]);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("tally:", refused.Error, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(TemporaryFolder home, string question)
    {
        var answer = await TallyCommand.RunAsync("ask", question, "--json", "--data", home["unil"], "--home", home["home"]);
        using var json = JsonDocument.Parse(answer.Output);
        return json.RootElement.GetProperty("id").GetString()!;
    }
}
