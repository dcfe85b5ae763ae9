using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

public sealed class WatchSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_can_have_a_folder_watched_and_what_I_drop_change_and_delete_is_taken_over()
    {
        using var folder = new TemporaryFolder();
        string drop = Path.Combine(folder.Path, "drop");
        Directory.CreateDirectory(drop);
        using var process = TallyCommand.Start(new CommandInput
        {
            Arguments = ["datasets", "add", "--watch", drop, "--home", Path.Combine(folder.Path, "home")],
        });
        try
        {
            await File.WriteAllTextAsync(Path.Combine(drop, "a.csv"), "an;n\n2020;1\n2021;2\n", Token);
            Assert.StartsWith("drop/a ", await LineAsync(process.StandardOutput), StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(drop, "a.csv"), "an;n\n2020;1\n2021;2\n2022;3\n", Token);
            Assert.EndsWith("3 rows, 0 problems", await LineAsync(process.StandardOutput), StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(drop, "b.csv"), "", Token);
            Assert.Equal("tally: b.csv: The file is empty. [empty-file]", await LineAsync(process.StandardError));
            Directory.Delete(drop, recursive: true);
            Assert.Equal("drop/a removed", await LineAsync(process.StandardOutput));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Token);
        }
    }

    [Fact]
    public async Task I_can_kill_an_ingest_at_any_moment_and_the_old_version_still_answers()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "data", "a.csv");
        string home = Path.Combine(folder.Path, "home");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "id;n\n1;1\n2;1\n", Token);
        Assert.Equal(0, (await TallyCommand.RunAsync("datasets", "add", file, "--home", home)).ExitCode);
        string large = "id;n\n" + string.Concat(Enumerable.Range(1, 400_000).Select(i => $"{i};2\n"));
        await File.WriteAllTextAsync(file, large, Token);
        foreach (int milliseconds in (int[])[450, 700, 1000])
        {
            using var process = TallyCommand.Start(new CommandInput { Arguments = ["datasets", "add", file, "--home", home] });
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
            limit.CancelAfter(milliseconds);
            await process.WaitForExitAsync(limit.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(Token);
            var listed = await TallyCommand.RunAsync("datasets", "list", "--home", home);
            Assert.Contains(listed.Output.Trim().Split(',')[0], (string[])["data/a: 2 rows", "data/a: 400000 rows"]);
            var asked = await TallyCommand.RunAsync("query", "select min(n), max(n) from a", "--home", home, "--json");
            Assert.Equal(0, asked.ExitCode);
        }

        Assert.Equal(0, (await TallyCommand.RunAsync("datasets", "add", file, "--home", home)).ExitCode);
        Assert.StartsWith("data/a: 400000 rows", (await TallyCommand.RunAsync("datasets", "list", "--home", home)).Output, StringComparison.Ordinal); Assert.Empty(Directory.GetFiles(Path.Combine(home, "artifacts.tmp")));
    }

    private static async Task<string> LineAsync(StreamReader reader)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TestTimeouts.Command);
        return await reader.ReadLineAsync(limit.Token) ?? "";
    }
}
