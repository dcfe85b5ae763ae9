using System.Globalization;

namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>
/// Clean tables made dirty by seed, read back and compared cell by cell. TALLY_ROBUSTNESS_SEEDS runs more of them, from TALLY_ROBUSTNESS_FIRST on;
/// TALLY_ROBUSTNESS_REPORT names a file for the score per kind of mutation.
/// </summary>
public sealed class RobustnessTests
{
    private static int Seeds => Setting("TALLY_ROBUSTNESS_SEEDS", 300);

    private static int First => Setting("TALLY_ROBUSTNESS_FIRST", 1);

    [Fact]
    public async Task No_dirty_file_is_read_wrongly_without_a_word()
    {
        var report = new RobustnessReport();
        for (int seed = First; seed < First + Seeds; seed++)
        {
            report.Add(await RobustnessRun.OfAsync(seed, TestContext.Current.CancellationToken));
        }

        if (Environment.GetEnvironmentVariable("TALLY_ROBUSTNESS_REPORT") is { Length: > 0 } path)
        {
            await File.WriteAllTextAsync(path, report.ToMarkdown(), TestContext.Current.CancellationToken);
        }

        Assert.Empty(report.Silent);
        Assert.True(report.RightShare > 0.97, $"Only {report.RightShare:P2} of the cells say what they should.");
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int said) ? said : usual;
}
