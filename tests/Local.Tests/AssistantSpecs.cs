using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>Assistants as a person makes, changes and asks them.</summary>
public sealed class AssistantSpecs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task I_can_create_edit_rename_list_show_and_delete_an_assistant_by_name()
    {
        Assert.Equal("Created clerk.\n", (await TallyAsync("assistants", "create", "clerk", "--description", "Answers briefly.", "--temperature", "0.2")).Output);
        Assert.Equal("Changed clerk.\n", (await TallyAsync("assistants", "edit", "clerk", "--top-p", "0.5")).Output);
        Assert.Equal("Changed scribe.\n", (await TallyAsync("assistants", "rename", "clerk", "scribe")).Output.Replace("Created", "Changed", StringComparison.Ordinal));
        Assert.Equal("tally\nscribe: Answers briefly.\n", (await TallyAsync("assistants", "list")).Output);
        string shown = (await TallyAsync("assistants", "show", "scribe")).Output;
        Assert.Contains("\"temperature\": 0.2", shown, StringComparison.Ordinal);
        Assert.Contains("\"top_p\": 0.5", shown, StringComparison.Ordinal);
        Assert.Equal("Deleted scribe.\n", (await TallyAsync("assistants", "delete", "scribe")).Output);
        Assert.Equal("tally\n", (await TallyAsync("assistants", "list")).Output);
    }

    [Fact]
    public async Task I_can_pipe_a_question_in_and_the_answer_out()
    {
        await TallyAsync("assistants", "create", "clerk", "--datasets", "unil");

        var answer = await TallyCommand.RunAsync(new CommandInput
        {
            Arguments = ["run", "-n", "clerk", "--data", Path.Combine(Repository.Samples, "unil"), "--home", _folder["home"]],
            Input = "Combien d'étudiants en FTSR en 2020 ?",
        });

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("98", answer.Output, StringComparison.Ordinal);
        Assert.Single(answer.Output.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("There is no assistant \"nobody\"", "run", "-n", "nobody", "-t", "Hello?")]
    [InlineData("There is no assistant 'nobody'", "assistants", "show", "nobody")]
    [InlineData("There is no assistant 'nobody'", "assistants", "edit", "nobody", "--top-p", "1")]
    [InlineData("There is no assistant 'nobody'", "assistants", "delete", "nobody")]
    [InlineData("no instruction set and no file 'nowhere'", "assistants", "create", "x", "--instructions", "nowhere")]
    [InlineData("Temperature is between 0 and 2.", "assistants", "create", "x", "--temperature", "3")]
    [InlineData("contradict each other", "assistants", "create", "x", "--file-search", "--no-file-search")]
    [InlineData("there is no file 'schema.json'", "assistants", "create", "x", "--format", "schema.json")]
    [InlineData("already an assistant \"tally\"", "assistants", "create", "tally")]
    [InlineData("Nothing is said", "run", "-n", "tally")]
    public async Task I_am_told_in_a_sentence_what_cannot_be_done(string sentence, params string[] arguments)
    {
        var answer = await TallyAsync(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task A_schema_that_is_not_strict_is_told_in_a_sentence()
    {
        string schema = _folder.Write("answer.json", """{ "type": "object", "properties": { "total": { "type": "number" } } }""");

        var answer = await TallyAsync("assistants", "create", "shaped", "--format", schema);

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith("tally: The response format", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_taken_twice_and_an_instruction_set_that_has_gone_are_told_in_a_sentence()
    {
        Directory.CreateDirectory(_folder["home/instructions"]);
        _folder.Write("home/instructions/Poet.md", "Answer in verse.");
        Assert.Equal(0, (await TallyAsync("assistants", "create", "bard", "--instructions", "Poet", "--no-query-tools")).ExitCode);

        var twice = await TallyAsync("assistants", "create", "bard");
        Assert.Equal(2, twice.ExitCode);
        Assert.Contains("There is already an assistant \"bard\".", twice.Error, StringComparison.Ordinal);

        File.Delete(_folder["home/instructions/Poet.md"]);
        var gone = await TallyAsync("run", "-n", "bard", "-t", "Hello?");
        Assert.Equal(2, gone.ExitCode);
        Assert.Contains("There is no instruction set \"Poet\"", gone.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CommandOutput> TallyAsync(params string[] arguments) => TallyCommand.RunAsync([.. arguments, "--home", _folder["home"]]);
}
