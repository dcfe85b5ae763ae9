using Microsoft.Extensions.Logging.Abstractions;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Files;
using Tally.Ledger.Fit.Prose;
using Tally.Shared.Tests.Questions;
using Tally.Tools;

namespace Tally.Shared.Tests.Assistants;

public sealed class AssistantSpecs : IDisposable
{
    private readonly FileAssistantStore _store = new(Path.Combine(Path.GetTempPath(), "tally-assistants", Path.GetRandomFileName()));
    private readonly ToolBox _tools = new([new ListDatasets(new TinyLibrary(), new ToolLimits())], new ToolLimits(), TimeProvider.System, NullLogger<ToolBox>.Instance);

    private AssistantRules Rules => new(_tools, new InstructionLibrary());

    private static FileHoldings Holdings { get; } = Files.Shelf.Holdings();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_instruction_text_is_short_enough_to_be_sent_with_every_segment()
    {
        var sets = new InstructionLibrary();
        Assert.Equal(["tally", "text"], sets.Names);
        Assert.All(sets.Names, name => Assert.InRange(sets.Find(name)!.Length, 500, 4_000));
        Assert.All(sets.Names, name => Assert.InRange(sets.Find(name)!.Split('\n').Length, 10, 60));
    }

    [Fact]
    public async Task The_text_a_model_gets_ends_with_a_line_for_each_collection()
    {
        string text = await Instructions.ComposeAsync(
            Assistant.BuiltIn with { Instructions = "Answer like a clerk." }, new InstructionLibrary(), null, TinyLibrary.Scope, new TinyLibrary(), Token);

        Assert.Contains("# tally\nAnswer like a clerk.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\nDATA\nunil: Students. ; 1 datasets; period 2011-2021\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_collections_are_cut_and_the_text_says_how_many_more_there_are()
    {
        var scope = new DataScope([.. Enumerable.Range(0, 75).Select(number => TinyLibrary.Scope.Collections[0] with { Name = $"c{number}" })]);
        string text = await Instructions.ComposeAsync(Assistant.BuiltIn, new InstructionLibrary(), null, scope, new TinyLibrary(), Token);
        Assert.EndsWith("and 15 more collections: call list_datasets\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_can_be_created_shown_renamed_edited_and_deleted()
    {
        var save = new SaveAssistant(_store, Rules, Holdings);
        var show = new ShowAssistant(_store);
        var clerk = new Assistant { Name = "clerk", Instructions = "Court et précis.", Temperature = 0.2m, Tools = ["list_datasets"] };

        Assert.Equal(new AssistantOutcome.Saved(clerk, IsNew: true), await save.RunAsync(clerk, Token));
        Assert.Equivalent(clerk, await show.RunAsync("clerk", Token), strict: true);
        Assert.False(Assert.IsType<AssistantOutcome.Saved>(await save.RunAsync(clerk with { TopP = 1 }, Token)).IsNew);
        Assert.IsType<AssistantOutcome.Saved>(await new RenameAssistant(_store, Holdings).RunAsync("clerk", "scribe", Token));
        Assert.Null(await show.RunAsync("clerk", Token));
        Assert.Equal(["tally", "scribe"], (await show.AllAsync(Token)).Select(assistant => assistant.Name));
        Assert.Equal(new AssistantOutcome.Deleted("scribe"), await new DeleteAssistant(_store, Holdings).RunAsync("scribe", Token));
        Assert.Equal(new AssistantOutcome.NotFound("scribe"), await new DeleteAssistant(_store, Holdings).RunAsync("scribe", Token));
    }

    [Fact]
    public async Task The_built_in_assistant_is_always_there_and_comes_back_when_its_changes_are_deleted()
    {
        var show = new ShowAssistant(_store);
        Assert.Equal(Assistant.BuiltIn, await show.RunAsync(null, Token));
        await new SaveAssistant(_store, Rules, Holdings).RunAsync(Assistant.BuiltIn with { Temperature = 1 }, Token);
        Assert.Equal(1, (await show.RunAsync("tally", Token))!.Temperature);
        await new DeleteAssistant(_store, Holdings).RunAsync("tally", Token);
        Assert.Null((await show.RunAsync("tally", Token))!.Temperature);
    }

    [Fact]
    public void Everything_wrong_with_an_assistant_is_said_at_once()
    {
        var wrong = new Assistant
        {
            Name = "../x",
            InstructionSet = "none",
            Tools = ["shell"],
            Temperature = 3,
            TopP = 2,
            ReasoningEffort = "extreme",
            MaxOutputTokens = 1,
            ResponseFormat = new() { ["type"] = "xml" },
        };
        Assert.Equal(8, Rules.Problems(wrong).Count);
    }

    [Theory]
    [InlineData("../etc")]
    [InlineData("")]
    [InlineData("a b")]
    public async Task A_name_that_is_none_finds_nothing(string name) =>
        Assert.Null(await new ShowAssistant(_store).RunAsync(name, Token));

    public void Dispose()
    {
        _store.Dispose();
        _tools.Dispose();
    }
}
