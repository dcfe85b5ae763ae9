using System.Diagnostics;
using System.Text.Json.Nodes;
using Tally.ModelEmulator.Faults;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Faults;

public sealed class FaultTests
{
    private const string Plain = """{"model":"tally-analyst","input":"x"}""";
    private const string Background = """{"model":"tally-analyst","background":true,"input":"weather","tools":[""" + Scripts.WeatherTool + "]}";

    [Theory]
    [InlineData("rate-limit=2", 429, "429")]
    [InlineData("server-error", 500, "server_error")]
    [InlineData("filter-prompt", 400, "content_filter")]
    [InlineData("context-too-long", 400, "context_length_exceeded")]
    [InlineData("dangling-call", 400, null)]
    [InlineData("no-such-fault", 400, "invalid_value")]
    public async Task A_header_asks_for_a_refusal(string fault, int status, string? code)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Reply reply = await emulator.PostAsync("responses", Plain, fault);
        Assert.Equal((status, code), (reply.Status, reply.Code));
        if (fault.StartsWith("rate", StringComparison.Ordinal)) Assert.Equal(("2", "2000"), (reply.Headers["Retry-After"], reply.Headers["retry-after-ms"]));
        Assert.Equal(200, (await emulator.PostAsync("responses", Plain)).Status);
    }

    [Fact]
    public async Task A_proxy_answers_with_a_page()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { Faults = ["bad-gateway@polls:1x"] });
        Reply created = await emulator.PostAsync("responses", """{"model":"tally-analyst","background":true,"input":"x"}""");
        Reply page = await emulator.GetAsync($"responses/{created.Json["id"]}");
        Assert.Equal(502, page.Status);
        Assert.StartsWith("<html>", page.Text, StringComparison.Ordinal);
        Assert.Equal("completed", (string?)(await emulator.FinishAsync(created))["status"]);
    }

    [Theory]
    [InlineData("drop-before", 0)]
    [InlineData("drop-after", 1)]
    public async Task A_connection_breaks_before_or_after_the_work(string fault, int done)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string id = (string)(await emulator.PostAsync("conversations", "{}")).Json["id"]!;
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.PostAsync($"conversations/{id}/items", """{"items":[{"role":"user","content":"x"}]}""", fault));
        Assert.Equal(done, (await emulator.GetAsync($"conversations/{id}/items")).Json["data"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("failed", "failed", "server_error")]
    [InlineData("failed-null", "failed", null)]
    [InlineData("failed-rate-limit", "failed", "rate_limit_exceeded")]
    [InlineData("filter-output", "incomplete", "content_filter")]
    [InlineData("cut-short", "incomplete", "max_output_tokens")]
    public async Task A_run_ends_badly(string fault, string status, string? why)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonNode end = await emulator.FinishAsync(await emulator.PostAsync("responses", """{"model":"tally-analyst","background":true,"input":"x"}""", fault));
        Assert.Equal((status, why), ((string?)end["status"], (string?)end["error"]?["code"] ?? (string?)end["incomplete_details"]?["reason"]));
    }

    [Fact]
    public async Task The_model_calls_badly()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(Scripts.TwoCalls);
        JsonNode malformed = await emulator.FinishAsync(await emulator.PostAsync("responses", Background, "malformed-call"));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => JsonNode.Parse((string)malformed["output"]![0]!["arguments"]!));
        JsonNode unknown = await emulator.FinishAsync(await emulator.PostAsync("responses", Background, "unknown-tool"));
        Assert.Equal("delete_everything", (string?)unknown["output"]![0]!["name"]);
        JsonNode endless = await emulator.FinishAsync(await emulator.PostAsync("responses", Background, "endless-calls"));
        Assert.Equal("get_weather", (string?)Assert.Single(endless["output"]!.AsArray())!["name"]);
    }

    [Fact]
    public async Task A_run_that_never_ends_can_be_cancelled_and_a_lost_one_is_not_found()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string id = (string)(await emulator.PostAsync("responses", Background, "never-ends")).Json["id"]!;
        Assert.Equal("cancelled", (string?)(await emulator.PostAsync($"responses/{id}/cancel", "")).Json["status"]);
        string lost = (string)(await emulator.PostAsync("responses", Background, "lost")).Json["id"]!;
        Assert.Equal(404, (await emulator.GetAsync($"responses/{lost}")).Status);
        string stale = (string)(await emulator.PostAsync("responses", Background, "stale-read=60000")).Json["id"]!;
        Assert.Equal("previous_response_not_found", (await emulator.PostAsync("responses", $$"""{"model":"tally-analyst","input":"x","previous_response_id":"{{stale}}"}""")).Code);
    }

    [Fact]
    public async Task Members_are_null_until_the_run_has_ended()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Reply queued = await emulator.PostAsync("responses", """{"model":"tally-analyst","background":true,"input":"x"}""", "null-fields");
        Assert.True(queued.Json.AsObject().ContainsKey("output"));
        Assert.Null(queued.Json["output"]);
        Assert.Null(queued.Json["created_at"]);
        Assert.NotNull((await emulator.FinishAsync(queued))["output"]);
        Assert.Contains(".0,", (await emulator.PostAsync("responses", Plain, "odd-fields")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_count_and_can_be_replaced_while_it_runs()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        emulator.Host.SetFaults("server-error@runs:every2");
        int[] statuses = new int[4];
        for (int index = 0; index < statuses.Length; index++) statuses[index] = (await emulator.PostAsync("responses", Plain)).Status;
        Assert.Equal([200, 500, 200, 500], statuses);
        emulator.Host.SetFaults("latency=80");
        Stopwatch watch = Stopwatch.StartNew();
        await emulator.GetAsync("models");
        Assert.True(watch.ElapsedMilliseconds >= 75);
        emulator.Host.SetFaults();
        Assert.Equal(200, (await emulator.PostAsync("responses", Plain)).Status);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("latency@moon")]
    [InlineData("latency:sometimes")]
    public void A_fault_nobody_knows_is_refused(string text) => Assert.Throws<FormatException>(() => FaultRule.Parse(text));
}
