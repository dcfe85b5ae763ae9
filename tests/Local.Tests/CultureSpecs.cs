using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>The machine's own culture changes nothing: neither what is read nor what is printed.</summary>
public sealed class CultureSpecs
{
    private static readonly string Unil = Path.Combine(Repository.Samples, "unil");

    [Theory]
    [InlineData("fr_FR.UTF-8")]
    [InlineData("de_CH.UTF-8")]
    public async Task I_get_the_same_from_a_machine_that_speaks_another_language(string culture)
    {
        using var folder = new TemporaryFolder();
        string decimals = folder.Write("prix/prix.csv", "article;prix\nstylo;1,50\ncahier;3,25\n");
        string[][] commands =
        [
            ["query", "SELECT AVG(prix) AS moyenne, SUM(prix) AS somme FROM prix", "--data", decimals, "--csv"],
            ["query", "SELECT annee, femmes / total AS part FROM HEC WHERE annee = 2020", "--data", Unil, "--csv"],
            ["convert", decimals, "--shape", "records"],
        ];
        foreach (string[] command in commands)
        {
            var here = await RunAsync(command, folder["home"], "C.UTF-8");
            var there = await RunAsync(command, folder["home"], culture);

            Assert.Equal(0, here.ExitCode);
            Assert.Equal(here.Output, there.Output);
        }

        var answer = await RunAsync(["ask", "How many students were there in HEC in 2020?", "--data", Unil], folder["home"], culture);
        Assert.Contains("3,306", answer.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    private static Task<CommandOutput> RunAsync(string[] command, string home, string culture) => TallyCommand.RunAsync(new CommandInput
    {
        Arguments = command[0] == "convert" ? command : [.. command, "--home", home],
        Environment = new Dictionary<string, string> { ["LANG"] = culture, ["LC_ALL"] = culture },
    });
}
