using System.Text.Json;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>File search and the code interpreter as a person meets them, over the emulator.</summary>
public sealed class HostedToolSpecs : IDisposable
{
    private const string Chapter = """
        Chapter one

        Armand Delisle rose before the bells. He works at the old observatory above the lake, where he polishes lenses.
        His sister Odile keeps a bakery with 14 ovens in the lower town.
        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task I_can_ask_about_a_file_and_am_shown_where_it_says_so()
    {
        _folder.Write("chapter.txt", Chapter);
        await TallyAsync("assistants", "create", "reader", "--no-query-tools", "--file-search");

        var answer = await TallyAsync("run", "-n", "reader", "-f", _folder["chapter.txt"], "-t", "Where does he work?", "--json");

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        using var json = JsonDocument.Parse(answer.Output);
        var citation = Answer(json).GetProperty("citations")[0];
        Assert.EndsWith("chapter.txt", citation.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Contains("works at the old observatory", citation.GetProperty("quote").GetString(), StringComparison.Ordinal);
        Assert.Contains("observatory", Answer(json).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_give_an_assistant_files_by_path_and_change_them()
    {
        _folder.Write("one.md", "The rule says: headings begin with one hash.");
        _folder.Write("two.md", "The rule says: lists begin with a dash.");
        await TallyAsync("assistants", "create", "rules", "--no-query-tools", "--file-search", "--files", _folder["one.md"], _folder["two.md"]);
        Assert.Equal(2, (await TallyAsync("files", "list")).Output.TrimEnd().Split('\n').Length);
        Assert.Contains("dash", (await TallyAsync("files", "get", _folder["two.md"])).Output, StringComparison.Ordinal);

        var used = await TallyAsync("files", "delete", _folder["one.md"]);
        Assert.Equal(2, used.ExitCode);
        Assert.Contains("a file of the assistant \"rules\"", used.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await TallyAsync("assistants", "edit", "rules", "--remove-files", _folder["one.md"])).ExitCode);
        Assert.Single((await TallyAsync("files", "list")).Output.TrimEnd().Split('\n'));
        Assert.Contains("dash", (await TallyAsync("run", "-n", "rules", "-t", "How do lists begin?")).Output, StringComparison.Ordinal);

        await TallyAsync("assistants", "delete", "rules");
        Assert.Empty((await TallyAsync("files", "list")).Output);
    }

    [Fact]
    public async Task I_can_have_an_equation_solved_and_see_the_Python_that_did_it()
    {
        await TallyAsync("assistants", "create", "tutor", "--no-query-tools", "--code-interpreter");

        var answer = await TallyAsync("run", "-n", "tutor", "-t", "Solve 3x + 11 = 14", "--json");

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Contains("x = 1", Answer(json).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("solve(", Answer(json).GetProperty("code")[0].GetProperty("code").GetString(), StringComparison.Ordinal);
        Assert.Contains("[1]", Answer(json).GetProperty("code")[0].GetProperty("logs")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_have_a_chart_drawn_and_find_the_image_in_the_output_folder()
    {
        _folder.Write("rain.csv", "month,rain\nJan,30\nFeb,45\nMar,20\n");
        await TallyAsync("assistants", "create", "plotter", "--no-query-tools", "--code-interpreter");

        var answer = await TallyAsync("run", "-n", "plotter", "-f", _folder["rain.csv"], "-t", "Draw a chart of rain", "--output", _folder["out"]);

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        string image = Assert.Single(Directory.GetFiles(_folder["out"]));
        Assert.Equal((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(image)[..4]);
        Assert.Contains(image.Replace('\\', '/'), answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sandbox:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_file_without_a_message_is_the_message_and_the_answer_goes_to_a_file()
    {
        string path = _folder.Write("sum.md", "12 * 12");
        await TallyAsync("assistants", "create", "tutor", "--no-query-tools", "--code-interpreter");

        var answer = await TallyAsync("run", "-n", "tutor", "-f", path, "-o", _folder["done.md"]);

        Assert.True(answer.ExitCode == 0, answer.Error + answer.Output);
        Assert.Contains("144", await File.ReadAllTextAsync(_folder["done.md"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_watch_a_run_on_stderr_while_stdout_holds_the_answer_alone()
    {
        await TallyAsync("assistants", "create", "tutor", "--no-query-tools", "--code-interpreter");

        var answer = await TallyAsync("run", "-n", "tutor", "-t", "Solve 3x + 11 = 14", "--stream");

        Assert.Equal("x = 1\n", answer.Output);
        Assert.Contains("python", answer.Error, StringComparison.Ordinal);
        Assert.Contains("-> [1]", answer.Error, StringComparison.Ordinal);
        Assert.Contains("gate: passed", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_assistants_answer_in_turn_on_one_conversation_or_each_on_a_branch()
    {
        _folder.Write("chapter.txt", Chapter);
        await TallyAsync("assistants", "create", "one", "--no-query-tools", "--file-search");
        await TallyAsync("assistants", "create", "two", "--no-query-tools", "--file-search");

        var inTurn = await TallyAsync("run", "-n", "one", "-n", "two", "-f", _folder["chapter.txt"], "-t", "Where does he work?", "--json");
        Assert.True(inTurn.ExitCode == 0, inTurn.Error + inTurn.Output);
        using var json = JsonDocument.Parse(inTurn.Output);
        Assert.Equal(1, json.RootElement.GetProperty("conversation_ids").GetArrayLength());
        Assert.Equal(["one", "two"], json.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("assistant").GetString()));
        Assert.All(json.RootElement.GetProperty("runs").EnumerateArray(), run => Assert.Single(run.GetProperty("answer").GetProperty("citations").EnumerateArray()));

        string conversation = json.RootElement.GetProperty("conversation_ids")[0].GetString()!;
        var branches = await TallyAsync("run", "-n", "one", "two", "--parallel", "--conversation", conversation, "-t", "What does his sister keep?", "--json");
        Assert.True(branches.ExitCode == 0, branches.Error + branches.Output);
        using var both = JsonDocument.Parse(branches.Output);
        string[] ids = [.. both.RootElement.GetProperty("conversation_ids").EnumerateArray().Select(id => id.GetString()!)];
        Assert.Equal(3, ids.Append(conversation).Distinct().Count());
    }

    [Theory]
    [InlineData("film.mov", "cannot be read: .mov is not among the types")]
    [InlineData("table.csv", "cannot be searched: .csv files are for the code interpreter")]
    [InlineData("missing.txt", "There is no file")]
    public async Task I_am_told_in_a_sentence_which_file_cannot_be_used(string name, string sentence)
    {
        if (name != "missing.txt")
        {
            _folder.Write(name, "x");
        }

        await TallyAsync("assistants", "create", "reader", "--no-query-tools", "--file-search");

        var answer = await TallyAsync("run", "-n", "reader", "-f", _folder[name], "-t", "What is in it?");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonElement Answer(JsonDocument json) => json.RootElement.GetProperty("runs")[0].GetProperty("answer");

    private Task<CommandOutput> TallyAsync(params string[] arguments) => TallyCommand.RunAsync([.. arguments, "--home", _folder["home"]]);
}
