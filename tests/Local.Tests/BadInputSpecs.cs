using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>What goes wrong is one clear sentence, the right exit code and no stack trace.</summary>
public sealed class BadInputSpecs
{
    [Theory]
    [InlineData("ask")]
    [InlineData("query")]
    [InlineData("convert")]
    public async Task I_can_name_a_path_that_does_not_exist_and_be_told_so(string command)
    {
        using var folder = new TemporaryFolder();

        string[] arguments = command == "convert"
            ? ["convert", folder["nothing.csv"], "--shape", "records"]
            : [command, "SELECT 1", "--data", folder["nothing.csv"], "--home", folder["home"]];
        var answer = await TallyCommand.RunAsync(arguments);

        AssertOneSentence(answer, 2, "nothing.csv");
    }

    [Fact]
    public async Task I_can_name_an_empty_folder_and_be_told_so()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["empty"]);

        var answer = await TallyCommand.RunAsync("ask", "How many?", "--data", folder["empty"], "--home", folder["home"]);

        AssertOneSentence(answer, 2, "empty");
    }

    [Fact]
    public async Task I_can_name_an_empty_file_and_be_told_so()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("void.csv", "");

        var answer = await TallyCommand.RunAsync("ask", "How many?", "--data", path, "--home", folder["home"]);

        AssertOneSentence(answer, 2, "void.csv");
    }

    [Fact]
    public async Task I_can_name_a_binary_file_and_be_told_so()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(
            folder["picture.csv"], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 1, 2, 3, 0xFF, 0xFE, 0, 0],
            TestContext.Current.CancellationToken);

        var answer = await TallyCommand.RunAsync("ask", "How many?", "--data", folder["picture.csv"], "--home", folder["home"]);

        AssertOneSentence(answer, 2, "picture.csv");
    }

    [Fact]
    public async Task I_can_ask_about_a_file_of_one_column()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("ages.csv", "age\n31\n45\n28\n");

        var answer = await TallyCommand.RunAsync("query", "SELECT SUM(age) AS total FROM ages", "--data", path, "--home", folder["home"], "--csv");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("total\n104\n", answer.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task I_am_told_the_line_of_an_evaluation_file_that_is_not_JSON()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("cases.jsonl", """{"id":"a","question":"How many?"}""" + "\n{oops\n");

        var answer = await TallyCommand.RunAsync(
            "eval", path, "--data", Path.Combine(Repository.Samples, "unil"), "--home", folder["home"], "--output", folder["answers.jsonl"]);

        AssertOneSentence(answer, 2, "Line 2");
        Assert.False(File.Exists(folder["answers.jsonl"]));
    }

    [Fact]
    public async Task I_am_told_when_the_configured_model_service_cannot_be_reached()
    {
        using var folder = new TemporaryFolder();

        var answer = await TallyCommand.RunAsync(new CommandInput
        {
            Arguments = ["ask", "How many students in HEC in 2020?", "--data", Path.Combine(Repository.Samples, "unil"), "--home", folder["home"]],
            Environment = new Dictionary<string, string>
            {
                ["OPENAI_API_KEY"] = "none",
                ["OPENAI_MODEL"] = "some-model",
                ["OPENAI_BASE_URL"] = "http://127.0.0.1:9/v1",
            },
        });

        Assert.Equal(1, answer.ExitCode);
        Assert.DoesNotContain("   at ", answer.Output + answer.Error, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:9", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_am_told_when_another_process_holds_the_home_folder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["home"]);
        await using var held = new FileStream(folder["home/lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var answer = await TallyCommand.RunAsync(
            "ask", "How many students in HEC in 2020?", "--data", Path.Combine(Repository.Samples, "unil"), "--home", folder["home"]);

        AssertOneSentence(answer, 1, "in use");
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("frobnicate")]
    [InlineData("convert", "x.csv", "--shape", "spiral")]
    public async Task I_can_mistype_the_command_and_be_told_how_it_goes(params string[] arguments)
    {
        var answer = await TallyCommand.RunAsync(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.NotEmpty(answer.Error);
        Assert.DoesNotContain("   at ", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "serve", "--port", "abc")]
    [InlineData("--port", "serve", "--port", "70000")]
    [InlineData("--parallel", "eval", "cases.jsonl", "--parallel", "many")]
    [InlineData("--older-than", "datasets", "sweep", "--older-than", "1.5")]
    [InlineData("--temperature", "assistants", "create", "one", "--temperature", "warm")]
    [InlineData("--max-tokens", "assistants", "create", "one", "--max-tokens", "all")]
    public async Task I_can_give_an_option_a_value_of_the_wrong_kind_and_be_told_which(string option, params string[] arguments)
    {
        var answer = await TallyCommand.RunAsync(arguments);

        AssertOneSentence(answer, 2, option);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    private static void AssertOneSentence(CommandOutput answer, int exitCode, string mentions)
    {
        Assert.Equal(exitCode, answer.ExitCode);
        string last = answer.Error.TrimEnd().Split('\n')[^1];
        Assert.Contains(mentions, last, StringComparison.Ordinal);
        Assert.Matches(@"\.( \[[a-z-]+\])?$", last);
        Assert.DoesNotContain("   at ", answer.Output + answer.Error, StringComparison.Ordinal);
    }
}
