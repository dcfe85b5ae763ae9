using System.Globalization;

namespace Tally.Shared.Tests.Ingest.Robustness;

/// <summary>
/// Clean tables made dirty by seed, read back and compared cell by cell. TALLY_ROBUSTNESS_SEEDS runs more of them;
/// TALLY_ROBUSTNESS_REPORT names a file for the score per kind of mutation.
/// </summary>
public sealed class RobustnessTests
{
    private static int Seeds => int.TryParse(
        Environment.GetEnvironmentVariable("TALLY_ROBUSTNESS_SEEDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int seeds) ? seeds : 300;

    [Fact]
    public async Task No_dirty_file_is_read_wrongly_without_a_word()
    {
        var report = new RobustnessReport();
        for (int seed = 1; seed <= Seeds; seed++)
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
}
