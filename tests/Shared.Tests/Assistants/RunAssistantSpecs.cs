using Microsoft.Extensions.DependencyInjection;
using Tally.Assistants;
using Tally.Files;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Questions;

namespace Tally.Shared.Tests.Assistants;

/// <summary>An assistant run from C#, end to end, over the emulator.</summary>
public sealed class RunAssistantSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_call_takes_a_question_and_files_and_gives_an_answer_with_its_citation()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTally(NewHome(), Options(emulator));
        await using var tally = services.BuildServiceProvider();

        await tally.GetRequiredService<SaveAssistant>().CreateAsync(
            new Assistant { Name = "reader", Tools = [], FileSearch = new FileSearchSettings() }, Token);
        var reply = await tally.GetRequiredService<RunAssistant>().RunAsync(
            new AssistantRequest
            {
                Assistant = "reader",
                Text = "Where does he work?",
                Attachments = [new Attachment("chapter.txt", BinaryData.FromString("He rose early. He works at the old observatory."))],
            },
            accepted: null,
            Token);

        var answer = Assert.IsType<AssistantReply.Ended>(reply).Answer;
        Assert.Equal(QuestionOutcome.Answered, answer.Outcome);
        Assert.Equal("He works at the old observatory.", answer.Text);
        var citation = Assert.Single(answer.Citations);
        Assert.Equal(("chapter.txt", "He works at the old observatory.", answer.Text.Length), (citation.File, citation.Quote, citation.Position));
    }

    [Fact]
    public async Task Deleting_the_conversation_and_the_assistant_leaves_nothing_at_the_service()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTally(NewHome(), Options(emulator));
        await using var tally = services.BuildServiceProvider();
        var library = tally.GetRequiredService<FileLibrary>();
        var kept = Assert.IsType<FileOutcome.Kept>(await library.AddAsync("style.md", BinaryData.FromString("Lists begin with a dash."), FileOwner.Assistant("both"), Token)).File;
        await tally.GetRequiredService<SaveAssistant>().CreateAsync(
            new Assistant { Name = "both", Tools = [], FileSearch = new FileSearchSettings(), CodeInterpreter = new CodeInterpreterSettings(), Files = [kept.Reference] }, Token);
        var reply = await tally.GetRequiredService<RunAssistant>().RunAsync(
            new AssistantRequest { Assistant = "both", Text = "Draw a chart of rain", Attachments = [new Attachment("rain.csv", BinaryData.FromString("month,rain\nJan,30\nFeb,45\n"))] },
            null,
            Token);
        var answer = Assert.IsType<AssistantReply.Ended>(reply).Answer;
        var model = tally.GetRequiredService<IModelFiles>();
        Assert.Equal(2, (await FilesAsync(model)).Count);
        var made = Assert.Single(answer.Files);
        Assert.Contains($"]({made.Address})", answer.Text, StringComparison.Ordinal);

        Assert.True(await tally.GetRequiredService<DeleteConversation>().RunAsync(answer.ConversationId, tally.GetRequiredService<LocalDriver>(), Token));
        Assert.StartsWith("style." + kept.Hash[..16] + "-", Assert.Single(await FilesAsync(model)).Name, StringComparison.Ordinal);
        Assert.Null(await tally.GetRequiredService<ShowMadeFile>().RunAsync(answer.Id, made.Id, Token));
        Assert.Equal(new AssistantOutcome.Deleted("both"), await tally.GetRequiredService<DeleteAssistant>().RunAsync("both", Token));

        Assert.Empty(await FilesAsync(model));
        Assert.Empty(await NamesAsync(emulator, "vector_stores"));
        Assert.Empty(await NamesAsync(emulator, "containers"));
        Assert.Null(await library.GetAsync(kept.Hash, Token));
    }

    [Theory]
    [InlineData("server-error:every4")]
    [InlineData("rate-limit-ms=20:every3")]
    [InlineData("drop-after:every5")]
    public async Task A_service_that_fails_now_and_then_costs_neither_the_answer_nor_a_second_upload(string fault)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst(), Faults = [fault] }, Token);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new RunLimits { FirstPause = TimeSpan.FromMilliseconds(10), LongestPause = TimeSpan.FromMilliseconds(50), Deadline = TimeSpan.FromSeconds(30) });
        services.AddTally(NewHome(), Options(emulator) with { FirstRetryDelay = TimeSpan.FromMilliseconds(10), Level = ModelLevel.Conversation });
        await using var tally = services.BuildServiceProvider();
        await tally.GetRequiredService<SaveAssistant>().CreateAsync(new Assistant { Name = "reader", Tools = [], FileSearch = new FileSearchSettings() }, Token);

        var reply = await tally.GetRequiredService<RunAssistant>().RunAsync(
            new AssistantRequest { Assistant = "reader", Text = "Where does he work?", Attachments = [new Attachment("chapter.txt", BinaryData.FromString("He works at the old observatory."))] },
            null,
            Token);

        var answer = Assert.IsType<AssistantReply.Ended>(reply).Answer;
        Assert.True(answer.Outcome == QuestionOutcome.Answered, answer.Error?.Message);
        Assert.Equal("chapter.txt", Assert.Single(answer.Citations).File);
        emulator.SetFaults([]);
        Assert.Single(await FilesAsync(tally.GetRequiredService<IModelFiles>()));
    }

    [Fact]
    public async Task A_container_that_expired_between_two_questions_is_replaced()
    {
        var clock = new LaterClock();
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst(), Clock = clock }, Token);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTally(NewHome(), Options(emulator));
        await using var tally = services.BuildServiceProvider();
        await tally.GetRequiredService<SaveAssistant>().CreateAsync(
            new Assistant { Name = "python", Tools = [], CodeInterpreter = new CodeInterpreterSettings() }, Token);
        var run = tally.GetRequiredService<RunAssistant>();
        var ask = new AssistantRequest
        {
            Assistant = "python",
            Text = "Draw a chart of rain",
            Attachments = [new Attachment("rain.csv", BinaryData.FromString("month,rain\nJan,30\nFeb,45\n"))],
        };
        var first = Assert.IsType<AssistantReply.Ended>(await run.RunAsync(ask, null, Token)).Answer;
        Assert.Single(first.Files);

        clock.Ahead = TimeSpan.FromMinutes(21);
        var second = Assert.IsType<AssistantReply.Ended>(await run.RunAsync(
            ask with { Attachments = [], ConversationId = first.ConversationId }, null, Token)).Answer;

        Assert.Equal(QuestionOutcome.Answered, second.Outcome);
        var made = Assert.Single(second.Files);
        Assert.NotNull(await tally.GetRequiredService<ShowMadeFile>().RunAsync(second.Id, made.Id, Token));
        Assert.NotNull(await tally.GetRequiredService<ShowMadeFile>().RunAsync(first.Id, Assert.Single(first.Files).Id, Token));
    }

    [Fact]
    public async Task An_unknown_assistant_or_thread_is_a_value()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTally(NewHome(), new ModelOptions { Endpoint = new Uri("http://127.0.0.1:9/v1/"), Model = "none", ApiKey = "k" });
        await using var tally = services.BuildServiceProvider();
        var run = tally.GetRequiredService<RunAssistant>();

        Assert.Equal("unknown_assistant", Assert.IsType<AssistantReply.Refused>(await run.RunAsync(new AssistantRequest { Assistant = "nobody", Text = "?" }, null, Token)).Code);
        Assert.Equal("unknown_conversation", Assert.IsType<AssistantReply.Refused>(await run.RunAsync(new AssistantRequest { Text = "?", ConversationId = "conv_0", Branches = true }, null, Token)).Code);
    }

    private sealed class LaterClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    private static string NewHome() => Path.Combine(Path.GetTempPath(), "tally-run-assistant", Path.GetRandomFileName());

    private static ModelOptions Options(EmulatorHost emulator) => new() { Endpoint = emulator.BaseAddress, Model = "tally-analyst", ApiKey = "k" };

    private static async Task<IReadOnlyList<ProviderFile>> FilesAsync(IModelFiles model) =>
        Assert.IsType<ModelReply<IReadOnlyList<ProviderFile>>.Ok>(await model.ListFilesAsync(Token)).Value;

    private static async Task<IReadOnlyList<string>> NamesAsync(EmulatorHost emulator, string kind)
    {
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var json = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(kind, Token));
        return [.. json.RootElement.GetProperty("data").EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
    }
}
