using System.Text.Json.Nodes;
using Tally.Model;
using Tally.ModelEmulator;
using Tally.Tools;

namespace Tally.Shared.Tests.Model;

/// <summary>The boundary against the emulator over HTTP, at every level.</summary>
public sealed class EmulatorRoundTripTests
{
    private static readonly ToolDefinition Query = new(
        "query", "Runs SQL", (JsonObject)JsonNode.Parse("""{"type":"object","properties":{"sql":{"type":"string"}},"required":["sql"],"additionalProperties":false}""")!);

    [Theory]
    [InlineData(EmulatedEndpoint.Full, ModelLevel.Conversation)]
    [InlineData(EmulatedEndpoint.NoConversations, ModelLevel.PreviousResponse)]
    [InlineData(EmulatedEndpoint.NoPreviousResponse, ModelLevel.StoredHistory)]
    [InlineData(EmulatedEndpoint.Stateless, ModelLevel.Stateless)]
    public async Task A_question_with_two_calls_and_a_follow_up_works_at_every_level(EmulatedEndpoint endpoint, ModelLevel level)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new Echo(), Endpoint = endpoint, ApiKey = "test-key" }, token);
        using HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
        OpenAIModelService service = new(Options(emulator), http, TimeProvider.System, new Random(1));

        Assert.Equal(level, (await service.ProbeAsync(token)).Level);

        string conversation = level == ModelLevel.Conversation
            ? (await service.CreateConversationAsync(new Dictionary<string, string> { ["session"] = "s" }, token)).Value()
            : "";
        List<TranscriptItem> said = [];
        string? last = null;
        string first = await AskAsync("un");
        string second = await AskAsync("deux");

        Assert.Equal("user un, call query, call query, output 1, output 2", first);
        Assert.Equal($"user un, call query, call query, output 1, output 2, assistant, user deux, call query, call query, output 1, output 2", second);

        async Task<string> AskAsync(string question)
        {
            ModelRun run = await RunAsync([new TranscriptItem.UserMessage(question)]);
            OutputItem.FunctionCall[] calls = [.. run.Output.OfType<OutputItem.FunctionCall>()];
            Assert.Equal(2, calls.Length);
            Assert.Equal("""{"sql":"SELECT é"}""", calls[0].Arguments);
            ModelRun end = await RunAsync([.. calls.Select((call, index) => new TranscriptItem.FunctionOutput(call.CallId, $"{index + 1}"))]);
            return Assert.IsType<OutputItem.Message>(Assert.Single(end.Output)).Text;
        }

        async Task<ModelRun> RunAsync(TranscriptItem[] input)
        {
            RunContext context = level switch
            {
                ModelLevel.Conversation => new RunContext.InConversation(conversation),
                ModelLevel.PreviousResponse => last is null ? new RunContext.Fresh() : new RunContext.After(last),
                _ => new RunContext.History([.. said], level == ModelLevel.StoredHistory),
            };
            RunRequest request = new() { Instructions = "i", Context = context, Input = input, Tools = [Query] };
            ModelRun run = (await service.StartRunAsync(request, token)).Value();
            while (run.Status is ModelRunStatus.Queued or ModelRunStatus.InProgress) run = (await service.GetRunAsync(run.Id, token)).Value();
            Assert.Equal(ModelRunStatus.Completed, run.Status);
            last = run.Id;
            said.AddRange(input);
            said.AddRange(run.Output.Select(ToTranscript));
            return run;
        }
    }

    [Fact]
    public async Task A_run_can_be_cancelled_while_it_is_on_its_way()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new Echo(), RunTime = TimeSpan.FromMinutes(5) }, token);
        using HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
        OpenAIModelService service = new(Options(emulator), http, TimeProvider.System, new Random(1));
        string conversation = (await service.CreateConversationAsync(new Dictionary<string, string>(), token)).Value();
        RunRequest request = new()
        {
            Instructions = "",
            Context = new RunContext.InConversation(conversation),
            Input = [new TranscriptItem.UserMessage("x")],
            Tools = [],
        };

        ModelRun run = (await service.StartRunAsync(request, token)).Value();
        Assert.Equal(ModelFailureKind.ConversationLocked, (await service.StartRunAsync(request, token)).Failure().Kind);
        Assert.Equal(ModelRunStatus.Cancelled, (await service.CancelRunAsync(run.Id, token)).Value().Status);
        Assert.Equal(ModelRunStatus.Cancelled, (await service.GetRunAsync(run.Id, token)).Value().Status);
        Assert.Empty((await service.ListItemsAsync(conversation, token)).Value());
    }

    [Fact]
    public async Task A_wrong_key_and_an_address_where_nobody_listens_are_named()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new Echo(), ApiKey = "right" }, token);
        using HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };
        OpenAIModelService service = new(Options(emulator), http, TimeProvider.System, new Random(1));
        Assert.Equal(ModelFailureKind.Unauthorized, (await service.GetRunAsync("resp_1", token)).Failure().Kind);
        await emulator.DisposeAsync();
        ModelFailure failure = (await service.GetRunAsync("resp_1", token)).Failure();
        Assert.Equal(ModelFailureKind.Unreachable, failure.Kind);
    }

    private static ModelOptions Options(EmulatorHost emulator) => Models.Options with { Endpoint = emulator.BaseAddress, Model = "tally-analyst" };

    private static TranscriptItem ToTranscript(OutputItem item) => item switch
    {
        OutputItem.FunctionCall call => new TranscriptItem.FunctionCall(call.CallId, call.Name, call.Arguments),
        OutputItem.Message message => new TranscriptItem.AssistantMessage(message.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Calls twice, then says what it has seen.</summary>
    private sealed class Echo : IAnalyst
    {
        public AnalystOutput Respond(AnalystInput input) => input.Items[^1] is AnalystItem.FunctionOutput
            ? new AnalystOutput.Says(string.Join(", ", input.Items.Select(Name)))
            : new AnalystOutput.Calls([.. Enumerable.Repeat(0, 2).Select(_ => new AnalystCall("query", new JsonObject { ["sql"] = "SELECT é" }))]);

        private static string Name(AnalystItem item) => item switch
        {
            AnalystItem.Message { Role: "assistant" } => "assistant",
            AnalystItem.Message message => $"{message.Role} {message.Text}",
            AnalystItem.FunctionCall call => $"call {call.Name}",
            AnalystItem.FunctionOutput output => $"output {output.Output}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
