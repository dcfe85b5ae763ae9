using Tally.Model;

namespace Tally.Shared.Tests.Model;

/// <summary>Replies that services have been seen to send.</summary>
public sealed class LenientReplyTests
{
    [Theory]
    [InlineData("""{"id":"resp_1","created_at":null,"output":null,"status":"queued"}""", ModelRunStatus.Queued)]
    [InlineData("""{"id":"resp_1","created_at":1741369938.0,"parallel_tool_calls":null,"tool_choice":null,"status":"in_progress"}""", ModelRunStatus.InProgress)]
    [InlineData("""{"id":"resp_1","conversation":"conv_1","status":"completed","output":[]}""", ModelRunStatus.Completed)]
    [InlineData("""{"id":"resp_1","status":"cancelled","error":{"code":null}}""", ModelRunStatus.Cancelled)]
    [InlineData("""{"id":"resp_1","status":"pondering"}""", ModelRunStatus.InProgress)]
    [InlineData("""{"id":"resp_1"}""", ModelRunStatus.InProgress)]
    [InlineData("""{"id":"resp_1","status":null,"output":[{"type":"message","content":[{"type":"output_text","text":"x"}]}]}""", ModelRunStatus.Completed)]
    public async Task A_healthy_run_survives_odd_members(string body, ModelRunStatus status)
    {
        ModelRun run = await GetAsync(body);
        Assert.Equal(("resp_1", status), (run.Id, run.Status));
    }

    [Fact]
    public async Task Output_items_are_read_in_order_and_unknown_kinds_are_named()
    {
        ModelRun run = await GetAsync(
            """
            {"id":"resp_1","status":"completed","model":"m","usage":{"input_tokens":12.0,"output_tokens":null},"output":[
              {"type":"reasoning","id":"rs_1","summary":null},
              {"type":"message","status":null,"content":[{"type":"output_text","text":"a ","annotations":null},
                {"type":"output_text","text":"b","annotations":[{"type":"file_citation","file_id":"f","filename":"x.md","index":1},{"type":"hologram"}]},
                {"type":"refusal","refusal":"no"}]},
              {"type":"function_call","call_id":"call_1","name":"query","arguments":"{not json"},
              {"type":"code_interpreter_call","id":"ci_1","code":null,"container_id":null,"outputs":[{"type":"logs","logs":"4"}],"status":"melting"},
              {"type":"file_search_call","id":"fs_1","queries":["q"],"results":null},
              {"type":"new_thing"}]}
            """);

        Assert.Equal("m", run.Model);
        Assert.Equal(new TokenUsage(12, 0), run.Usage);
        Assert.Collection(
            run.Output,
            item => Assert.Equal(new OutputItem.Other("reasoning"), item),
            item =>
            {
                OutputItem.Message message = Assert.IsType<OutputItem.Message>(item);
                Assert.Equal("a b", message.Text);
                Assert.Equal([new Annotation("file_citation", "f", "x.md", null, 3, null), new Annotation("hologram", null, null, null, null, null)], message.Annotations);
            },
            item => Assert.Equal(new OutputItem.Refusal("no"), item),
            item => Assert.Equal(new OutputItem.FunctionCall("call_1", "query", "{not json"), item),
            item => Assert.Equal(["4"], Assert.IsType<OutputItem.CodeInterpreterCall>(item).Logs),
            item => Assert.Equal(["q"], Assert.IsType<OutputItem.FileSearchCall>(item).Queries),
            item => Assert.Equal(new OutputItem.Other("new_thing"), item));
    }

    [Theory]
    [InlineData("""{"id":"r","status":"failed","error":null}""", ModelFailureKind.ServerError, null)]
    [InlineData("""{"id":"r","status":"failed","error":{"code":"rate_limit_exceeded","message":"m"}}""", ModelFailureKind.RateLimited, "rate_limit_exceeded")]
    [InlineData("""{"id":"r","status":"failed","error":{"code":"server_error"}}""", ModelFailureKind.ServerError, "server_error")]
    [InlineData("""{"id":"r","status":"failed","error":{"code":"content_filter"}}""", ModelFailureKind.ContentFiltered, "content_filter")]
    [InlineData("""{"id":"r","status":"failed","error":{"code":"invalid_prompt"}}""", ModelFailureKind.Rejected, "invalid_prompt")]
    public async Task A_failed_run_says_why(string body, ModelFailureKind kind, string? code)
    {
        ModelRun run = await GetAsync(body);
        Assert.Equal((ModelRunStatus.Failed, kind, code), (run.Status, run.Error!.Kind, run.Error.Code));
    }

    [Theory]
    [InlineData("max_output_tokens")]
    [InlineData("content_filter")]
    [InlineData("a_reason_of_tomorrow")]
    public async Task An_incomplete_run_says_why(string reason)
    {
        ModelRun run = await GetAsync($$"""{"id":"r","status":"incomplete","incomplete_details":{"reason":"{{reason}}"},"output":[]}""");
        Assert.Equal((ModelRunStatus.Incomplete, reason), (run.Status, run.IncompleteReason));
    }

    private static async Task<ModelRun> GetAsync(string body) =>
        (await Models.Over(new CapturingHandler(CannedReply.Ok(body))).GetRunAsync("resp_1", TestContext.Current.CancellationToken)).Value();
}
