using System.Diagnostics;
using Tally.Ledger.Fit.Prose;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>The README's first command is run as it stands there.</summary>
public sealed class ReadmeSpecs
{
    private const string Command = "dotnet run --project src/Local -- ask \"Combien il y a t'il d'étudiant en HEC en 2020 ?\" --data samples/unil";

    [Fact]
    public async Task The_first_command_of_the_README_answers_3306()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains(Command, readme, StringComparison.Ordinal);
        using var folder = new TemporaryFolder();

        var (exitCode, output) = await ShellAsync(Command, folder["home"]);

        Assert.Equal(0, exitCode);
        string shown = output.Split('\n')[0];
        Assert.Contains("3\u202f306", shown, StringComparison.Ordinal);
        Assert.Contains(shown, readme, StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_is_short()
    {
        Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, "README.md")).Count(), 40, 149);
    }

    private static async Task<(int ExitCode, string Output)> ShellAsync(string command, string home)
    {
        var start = new ProcessStartInfo("sh") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(command);
        start.Environment["TALLY_HOME"] = home;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output);
    }
}
