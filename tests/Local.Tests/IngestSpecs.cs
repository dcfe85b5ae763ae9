using System.Text;
using Spectre.Console;
using Tally.Ingest;
using Tally.Local.Output;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>Files are put into the home folder by the command: limits, the bar, and where the question stands.</summary>
public sealed class IngestSpecs
{
    private static readonly string Unil = Path.Combine(Repository.Samples, "unil");

    [Theory]
    [InlineData("--max-bytes", "10", "a.csv: The file is larger than the limit of 10 bytes. [too-large]")]
    [InlineData("--max-rows", "2", "a.csv: line 4: The file has more than 2 rows. [too-many-rows]")]
    [InlineData("--max-columns", "1", "a.csv: line 2: The file has 2 columns; the limit is 1. [too-many-columns]")]
    [InlineData("--max-record-bytes", "30", "a.csv: line 3: A record is longer than the limit of 30 bytes: a quote may be open, or the file is no table. [record-too-long]")]
    [InlineData("--max-cell-bytes", "30", "a.csv: line 3: A cell is longer than the limit of 30 bytes. [cell-too-long]")]
    public async Task I_can_limit_what_is_read_and_am_told_the_limit(string option, string limit, string sentence)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.csv", "an;texte\n2020;abc\n2021;une phrase plus longue que la limite\n2022;def\n");

        var refused = await TallyCommand.RunAsync("datasets", "add", path, "--home", folder["home"], option, limit);
        var listed = await TallyCommand.RunAsync("datasets", "list", "--home", folder["home"]);
        var added = await TallyCommand.RunAsync("datasets", "add", path, "--home", folder["home"]);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(sentence, refused.Error, StringComparison.Ordinal);
        Assert.Empty(listed.Output);
        Assert.Equal(0, added.ExitCode);
    }

    [Theory]
    [InlineData("--max-rows", "0")]
    [InlineData("--max-bytes", "-5")]
    [InlineData("--max-cell-bytes", "many")]
    public async Task I_am_told_when_a_limit_is_none(string option, string limit)
    {
        var refused = await TallyCommand.RunAsync("datasets", "add", Unil, option, limit);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(option, refused.Error, StringComparison.Ordinal);
        Assert.Contains("whole number", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_may_be_a_setting_and_an_option_wins_over_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.csv", "an;n\n2020;1\n2021;2\n2022;3\n");

        var converted = await RunAsync("2", "convert", path);
        var refused = await RunAsync("2", "datasets", "add", path, "--home", folder["home"]);
        var added = await RunAsync("2", "datasets", "add", path, "--home", folder["home"], "--max-rows", "3");
        var mistyped = await RunAsync("two", "datasets", "list", "--home", folder["home"]);

        Assert.Contains("line 4: The file has more than 2 rows.", converted.Error, StringComparison.Ordinal);
        Assert.Contains("line 4: The file has more than 2 rows.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, added.ExitCode);
        Assert.Equal(2, mistyped.ExitCode);
        Assert.Contains("TALLY_MAX_ROWS takes a whole number", mistyped.Error, StringComparison.Ordinal);

        static Task<CommandOutput> RunAsync(string rows, params string[] arguments) => TallyCommand.RunAsync(
            new CommandInput { Arguments = arguments, Environment = new Dictionary<string, string> { ["TALLY_MAX_ROWS"] = rows } });
    }

    [Fact]
    public async Task I_see_no_bar_where_stderr_goes_to_a_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("long.csv", "id;n\n" + string.Concat(Enumerable.Range(1, 400_000).Select(i => $"{i};2\n")));

        var added = await TallyCommand.RunAsync("datasets", "add", path, "--home", folder["home"]);

        Assert.Equal(0, added.ExitCode);
        Assert.Empty(added.Error);
    }

    [Fact]
    public async Task I_see_on_a_terminal_which_file_is_read_and_how_many_are_done()
    {
        await using var screen = new Screen("2 of 7 files");
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(screen),
        });

        int result = await IngestBar.RunAsync(
            console,
            async progress =>
            {
                progress!.Report(new IngestStep { File = "rents[1].csv", Read = 25, Whole = 100, FilesDone = 2, Files = 7 });
                await screen.Shown.WaitAsync(TestTimeouts.Command, TestContext.Current.CancellationToken);
                return 3;
            },
            TimeProvider.System);

        Assert.Equal(3, result);
        Assert.Contains("rents[1].csv", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("25%", screen.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "--data", "UNIL", "SELECT SUM(total) AS n FROM unil WHERE annee = 2020 AND faculte <> 'TOTAL'", "--csv")]
    [InlineData("query", "--csv", "--data", "SELECT SUM(total) AS n FROM unil WHERE annee = 2020 AND faculte <> 'TOTAL'", "UNIL")]
    [InlineData("query", "SELECT SUM(total) AS n FROM unil WHERE annee = 2020 AND faculte <> 'TOTAL'", "--csv", "--data", "UNIL")]
    public async Task I_can_write_the_query_behind_the_data(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync([.. arguments.Select(argument => argument == "UNIL" ? Unil : argument), "--home", folder["home"]]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("n\n16919\n", answer.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task I_can_write_the_question_behind_the_data()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync("ask", "--data", Unil, "How many students were in HEC in 2020?", "--home", folder["home"]);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("3306", new string([.. answer.Output.Where(char.IsAsciiLetterOrDigit)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query", "SQL")]
    [InlineData("ask", "QUESTION")]
    public async Task I_am_told_where_the_text_goes_when_there_is_none(string command, string name)
    {
        var answer = await TallyCommand.RunAsync(command, "--data", Unil, "missing.csv");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains($"write the {name} in quotes, before the options: tally {command} \"{name}\" --data PATH", answer.Error, StringComparison.Ordinal);
    }

    /// <summary>A terminal that says when it was shown something.</summary>
    private sealed class Screen(string awaited) : StringWriter
    {
        private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Shown => _shown.Task;

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            base.Write(value);
            Look();
        }

        public override void Write(char[] buffer, int index, int count)
        {
            base.Write(buffer, index, count);
            Look();
        }

        private void Look()
        {
            if (ToString().Contains(awaited, StringComparison.Ordinal))
            {
                _shown.TrySetResult();
            }
        }
    }
}
