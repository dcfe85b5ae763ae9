using System.Globalization;
using System.Text.Json.Nodes;
using Tally.Model;
using Tally.Tools;

namespace Tally.Shared.Tests.Model;

public sealed class RequestJsonTests
{
    private const string Queued = """{"id":"resp_1","object":"response","status":"queued","output":[]}""";

    private static readonly ToolDefinition Query = new(
        "query", "Runs SQL", (JsonObject)JsonNode.Parse("""{"type":"object","properties":{"sql":{"type":"string"}},"required":["sql"],"additionalProperties":false}""")!);

    private static readonly RunRequest Request = new()
    {
        Instructions = "Be brief.",
        Context = new RunContext.InConversation("conv_1"),
        Input = [new TranscriptItem.UserMessage("Combien d'étudiants ?")],
        Tools = [Query],
        Metadata = new Dictionary<string, string> { ["question"] = "q_1", ["segment"] = "0" },
    };

    private const string Tail = """
        "tools":[{"type":"function","name":"query","description":"Runs SQL","parameters":{"type":"object","properties":{"sql":{"type":"string"}},"required":["sql"],"additionalProperties":false},"strict":true}],"metadata":{"question":"q_1","segment":"0"}}
        """;

    private const string UserInput = """{"type":"message","role":"user","content":[{"type":"input_text","text":"Combien d'étudiants ?"}]}""";

    public static TheoryData<string, string> Contexts => new()
    {
        {
            "conversation",
            $$"""{"model":"my-deployment","conversation":{"id":"conv_1"},"background":true,"store":true,"instructions":"Be brief.","input":[{{UserInput}}],{{Tail}}"""
        },
        {
            "previous",
            $$"""{"model":"my-deployment","previous_response_id":"resp_0","background":true,"store":true,"instructions":"Be brief.","input":[{{UserInput}}],{{Tail}}"""
        },
        {
            "fresh",
            $$"""{"model":"my-deployment","background":true,"store":true,"instructions":"Be brief.","input":[{{UserInput}}],{{Tail}}"""
        },
        {
            "stored history",
            $$"""{"model":"my-deployment","background":true,"store":true,"instructions":"Be brief.","input":[{"type":"message","role":"assistant","content":"Bonjour"},{{UserInput}}],{{Tail}}"""
        },
        {
            "stateless",
            $$"""{"model":"my-deployment","store":false,"instructions":"Be brief.","input":[{"type":"message","role":"assistant","content":"Bonjour"},{{UserInput}}],{{Tail}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Contexts))]
    public async Task A_run_is_rendered_for_each_level(string context, string expected)
    {
        CapturingHandler handler = new(CannedReply.Ok(Queued));
        RunContext said = context switch
        {
            "conversation" => new RunContext.InConversation("conv_1"),
            "previous" => new RunContext.After("resp_0"),
            "fresh" => new RunContext.Fresh(),
            _ => new RunContext.History([new TranscriptItem.AssistantMessage("Bonjour")], context == "stored history"),
        };

        ModelReply<ModelRun> reply = await Models.Over(handler).StartRunAsync(Request with { Context = said }, TestContext.Current.CancellationToken);

        Assert.Equal(ModelRunStatus.Queued, reply.Value().Status);
        SentRequest sent = Assert.Single(handler.Sent);
        Assert.Equal(("POST", "/openai/v1/responses", "application/json"), (sent.Method, sent.Path, sent.ContentType));
        Assert.Equal("Bearer test-key", sent.Headers["Authorization"]);
        Assert.Equal(expected, sent.Body);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("fr-FR")]
    public async Task Settings_of_an_assistant_are_sent_only_when_they_are_set(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        CapturingHandler handler = new(CannedReply.Ok(Queued));
        RunRequest request = Request with
        {
            Model = "other",
            Temperature = 0.2m,
            TopP = 0.9m,
            MaxOutputTokens = 500,
            ReasoningEffort = "low",
            ResponseFormat = new JsonObject { ["type"] = "json_object" },
            Tools = [],
            Metadata = new Dictionary<string, string>(),
            Input = [new TranscriptItem.FunctionCall("call_1", "query", "{}"), new TranscriptItem.FunctionOutput("call_1", """{"rows":[[1]]}""")],
        };

        await Models.Over(handler).StartRunAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"model":"other","conversation":{"id":"conv_1"},"background":true,"store":true,"instructions":"Be brief.","input":[{"type":"function_call","call_id":"call_1","name":"query","arguments":"{}"},{"type":"function_call_output","call_id":"call_1","output":"{\"rows\":[[1]]}"}],"temperature":0.2,"top_p":0.9,"max_output_tokens":500,"reasoning":{"effort":"low"},"text":{"format":{"type":"json_object"}}}""",
            Assert.Single(handler.Sent).Body);
    }

    [Fact]
    public async Task A_message_that_is_in_the_conversation_already_is_not_sent_again()
    {
        CapturingHandler handler = new(CannedReply.Ok(Queued));
        RunRequest request = new() { Instructions = "i", Context = new RunContext.InConversation("conv_1"), Input = [], Tools = [] };
        await Models.Over(handler).StartRunAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("""{"model":"my-deployment","conversation":{"id":"conv_1"},"background":true,"store":true,"instructions":"i"}""", Assert.Single(handler.Sent).Body);
    }

    [Fact]
    public async Task Conversations_and_their_items_are_created_listed_and_deleted()
    {
        CapturingHandler handler = new(
            CannedReply.Ok("""{"id":"conv_1","object":"conversation"}"""),
            CannedReply.Ok("""{"object":"list","data":[{"id":"msg_1"},{"id":"msg_2"}]}"""),
            CannedReply.Ok("""{"data":[{"id":"msg_1","type":"message","role":"user","content":[{"type":"input_text","text":"a"}]}],"has_more":true,"last_id":"msg_1"}"""),
            CannedReply.Ok("""{"data":[{"id":"rs_1","type":"reasoning"}],"has_more":false}"""),
            CannedReply.Ok("""{"id":"conv_1","deleted":true}"""));
        OpenAIModelService service = Models.Over(handler);
        CancellationToken token = TestContext.Current.CancellationToken;

        Assert.Equal("conv_1", (await service.CreateConversationAsync(new Dictionary<string, string> { ["question"] = "q" }, token)).Value());
        Assert.Equal("msg_2", (await service.CreateItemsAsync("conv_1", [new TranscriptItem.UserMessage("a"), new TranscriptItem.DeveloperMessage("b")], token)).Value());
        IReadOnlyList<ConversationItem> items = (await service.ListItemsAsync("conv_1", token)).Value();
        Assert.Equal("conv_1", (await service.DeleteConversationAsync("conv_1", token)).Value());

        Assert.Equal([new ConversationItem("msg_1", new TranscriptItem.UserMessage("a")), new ConversationItem("rs_1", null)], items);
        Assert.Equal(
            [
                """POST /openai/v1/conversations {"metadata":{"question":"q"}}""",
                """POST /openai/v1/conversations/conv_1/items {"items":[{"type":"message","role":"user","content":[{"type":"input_text","text":"a"}]},{"type":"message","role":"developer","content":[{"type":"input_text","text":"b"}]}]}""",
                "GET /openai/v1/conversations/conv_1/items?limit=100&order=asc ",
                "GET /openai/v1/conversations/conv_1/items?limit=100&order=asc&after=msg_1 ",
                "DELETE /openai/v1/conversations/conv_1 ",
            ],
            handler.Sent.Select(sent => $"{sent.Method} {sent.Path} {sent.Body}"));
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_probe()
    {
        CapturingHandler handler = new(CannedReply.Ok("""{"id":"conv_1"}"""), CannedReply.Ok("""{"id":"conv_1","deleted":true}"""));
        OpenAIModelService service = Models.Over(handler);
        ModelCapabilities[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.ProbeAsync(TestContext.Current.CancellationToken)));
        Assert.All(all, found => Assert.Equal(ModelLevel.Conversation, found.Level));
        Assert.Equal(["POST", "DELETE"], handler.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task A_key_can_go_into_the_header_of_azure()
    {
        CapturingHandler handler = new(CannedReply.Ok(Queued));
        await Models.Over(handler, Models.Options with { KeyHeader = ModelKeyHeader.ApiKey }).GetRunAsync("resp_1", TestContext.Current.CancellationToken);
        SentRequest sent = Assert.Single(handler.Sent);
        Assert.Equal(("GET", "/openai/v1/responses/resp_1?include[]=file_search_call.results&include[]=code_interpreter_call.outputs"), (sent.Method, sent.Path));
        Assert.Equal("test-key", sent.Headers["api-key"]);
        Assert.DoesNotContain("Authorization", sent.Headers.Keys);
    }
}
