using System.Text.Json;
using Tally.Model;

namespace Tally.Shared.Tests.Model;

/// <summary>Runs that are heard while they are written.</summary>
public sealed class StreamTests
{
    private const string Completed =
        """{"id":"resp_1","status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"Bonjour."}]}]}""";

    private static readonly CannedReply Begun = Events(
        """{"type":"response.created","sequence_number":0,"response":{"id":"resp_1","status":"queued","output":null,"created_at":null}}""");

    [Fact]
    public async Task A_streamed_start_asks_for_a_stream_and_returns_with_the_first_event()
    {
        CapturingHandler handler = new(Begun);

        ModelRun run = (await StartAsync(Models.Over(handler))).Value();

        Assert.Equal(("resp_1", ModelRunStatus.Queued), (run.Id, run.Status));
        JsonElement body = JsonElement.Parse(handler.Sent.Single().Body);
        Assert.True(body.GetProperty("stream").GetBoolean());
        Assert.True(body.GetProperty("background").GetBoolean());
        Assert.False(body.GetProperty("stream_options").GetProperty("include_obfuscation").GetBoolean());
    }

    [Fact]
    public async Task A_server_that_answers_with_the_whole_response_instead_is_understood()
    {
        CapturingHandler handler = new(CannedReply.Ok(Completed));

        Assert.Equal(ModelRunStatus.Completed, (await StartAsync(Models.Over(handler))).Value().Status);
    }

    [Fact]
    public async Task A_server_that_refuses_streams_is_asked_without_and_not_asked_for_one_again()
    {
        CannedReply refused = new(400, """{"error":{"message":"Unsupported parameter: 'stream_options'.","code":"unsupported_parameter","param":"stream_options"}}""");
        CapturingHandler handler = new(refused, CannedReply.Ok(Completed), CannedReply.Ok(Completed));
        OpenAIModelService service = Models.Over(handler);

        (await StartAsync(service)).Value();
        (await StartAsync(service)).Value();

        Assert.Equal([true, false, false], handler.Sent.Select(sent => sent.Body.Contains("\"stream\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refusal_of_something_else_is_passed_on()
    {
        CapturingHandler handler = new(new CannedReply(429, """{"error":{"message":"Slow down.","code":"rate_limit_exceeded"}}"""));

        Assert.Equal(ModelFailureKind.RateLimited, (await StartAsync(Models.Over(handler))).Failure().Kind);
    }

    [Fact]
    public async Task Text_comes_piece_by_piece_and_the_end_last()
    {
        List<RunSignal> heard = await FollowAsync(Events(
            """{"type":"response.created","sequence_number":0,"response":{"id":"resp_1","status":"queued"}}""",
            """{"type":"response.output_text.delta","sequence_number":1,"delta":"Bon"}""",
            """{"type":"response.something.new","sequence_number":2,"delta":"x"}""",
            """{"type":"response.output_text.delta","sequence_number":3,"delta":"jour."}""",
            $$"""{"type":"response.completed","sequence_number":4,"response":{{Completed}}}"""));

        Assert.Equal("Bonjour.", string.Concat(heard.OfType<RunSignal.Text>().Select(text => text.Delta)));
        Assert.Equal(ModelRunStatus.Completed, Assert.IsType<RunSignal.Ended>(heard[^1]).Run.Status);
    }

    public static TheoryData<string> Broken() =>
    [
        "data: {\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\",\"status\":\"queued\"}}\n\n",
        "data: {\"type\":\"error\",\"error\":{\"code\":\"rate_limit_exceeded\"}}\n\n",
        "data: not json\n\ndata: [1]\n\ndata: [DONE]\n\n",
        "",
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_stream_that_does_not_say_how_the_run_ended_is_lost_not_ended(string body)
    {
        List<RunSignal> heard = await FollowAsync(new CannedReply(200, body, "text/event-stream"));

        Assert.IsType<RunSignal.Lost>(Assert.Single(heard));
    }

    [Fact]
    public async Task A_run_that_was_not_streamed_cannot_be_heard()
    {
        List<RunSignal> heard = await FollowAsync(new CannedReply(400, """{"error":{"message":"This response was not streamed."}}"""));

        Assert.Equal(ModelFailureKind.Rejected, Assert.IsType<RunSignal.Lost>(Assert.Single(heard)).Failure.Kind);
    }

    private static CannedReply Events(params string[] events) =>
        new(200, string.Concat(events.Select(one => $"event: x\ndata: {one}\n\n")), "text/event-stream");

    private static Task<ModelReply<ModelRun>> StartAsync(OpenAIModelService service) => service.StartRunAsync(
        new RunRequest { Instructions = "x", Context = new RunContext.Fresh(), Input = [], Tools = [], IsStreamed = true },
        TestContext.Current.CancellationToken);

    private static async Task<List<RunSignal>> FollowAsync(CannedReply reply)
    {
        OpenAIModelService service = Models.Over(new CapturingHandler(reply), Models.Options with { Retries = 0 });
        return await service.FollowRunAsync("resp_1", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
