using System.Text.Json.Nodes;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Wire;

public sealed class ResponsesTests
{
    [Theory]
    [InlineData("""{}""", 400, "missing_required_parameter", "input")]
    [InlineData("""{"input":"x"}""", 400, "missing_required_parameter", "model")]
    [InlineData("""{"model":"nobody","input":"x"}""", 404, "DeploymentNotFound", null)]
    [InlineData("""{"model":"tally-analyst","input":"x","wishes":1}""", 400, "unknown_parameter", "wishes")]
    [InlineData("""{"model":"tally-analyst","input":[{"role":"user","content":"x","mood":1}]}""", 400, "unknown_parameter", "input[0].mood")]
    [InlineData("""{"model":"tally-analyst","input":[{"role":"wizard","content":"x"}]}""", 400, "invalid_value", "input[0].role")]
    [InlineData("""{"model":"tally-analyst","input":7}""", 400, "invalid_type", "input")]
    [InlineData("""{"model":"tally-analyst","input":"x","temperature":3}""", 400, "decimal_out_of_range", "temperature")]
    [InlineData("""{"model":"tally-analyst","input":"x","max_output_tokens":3}""", 400, "integer_below_min_value", "max_output_tokens")]
    [InlineData("""{"model":"tally-analyst","input":"x","background":true,"store":false}""", 400, "invalid_value", "background")]
    [InlineData("""{"model":"tally-analyst","input":"x","background":"yes"}""", 400, "invalid_type", "background")]
    [InlineData("""{"model":"tally-analyst","input":"x","metadata":{"a":1}}""", 400, "invalid_type", "metadata.a")]
    [InlineData("""{"model":"tally-analyst","input":"x","include":["everything"]}""", 400, "invalid_value", "include[0]")]
    [InlineData("""{"model":"tally-analyst","input":"x","tools":[{"type":"crystal_ball"}]}""", 400, "invalid_value", "tools[0].type")]
    [InlineData("""{"model":"tally-analyst","input":"x","tools":[{"type":"function","name":"f","strict":true,"parameters":{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}}]}""", 400, "invalid_function_parameters", "tools[0].parameters")]
    [InlineData("""{"model":"tally-analyst","input":"x","previous_response_id":"resp_nobody"}""", 400, "previous_response_not_found", "previous_response_id")]
    [InlineData("""{"model":"tally-analyst","input":"x","conversation":"conv_nobody"}""", 404, null, null)]
    [InlineData("""{"model":"tally-analyst","input":"x","conversation":"c","previous_response_id":"r"}""", 400, "mutually_exclusive_parameters", null)]
    [InlineData("""{"model":"tally-analyst","input":[{"type":"function_call_output","call_id":"call_1","output":"x"}]}""", 400, null, "input")]
    [InlineData("""{"model":"tally-analyst","input":[{"type":"function_call","call_id":"call_1","name":"f","arguments":"{}"}]}""", 400, null, "input")]
    [InlineData("""not json""", 400, null, null)]
    public async Task A_request_that_cannot_be_met_is_refused_in_the_service_s_shape(string body, int status, string? code, string? param)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Reply reply = await emulator.PostAsync("responses", body);
        Assert.Equal((status, code, param), (reply.Status, reply.Code, (string?)reply.Json["error"]!["param"]));
    }

    [Fact]
    public async Task Unknown_parameters_and_models_pass_when_loose()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { Loose = true });
        Assert.Equal(200, (await emulator.PostAsync("responses", """{"model":"any","input":"x","wishes":1}""")).Status);
    }

    [Fact]
    public async Task A_background_run_calls_its_functions_at_once_and_ends_after_their_outputs()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(Scripts.TwoCalls);
        string request = $$$"""{"model":"tally-analyst","background":true,"store":true,"input":"weather?","tools":[{{{Scripts.WeatherTool}}}],"metadata":{"job":"j"}}""";

        Reply created = await emulator.PostAsync("responses", request);
        Assert.Equal(("queued", 0), ((string?)created.Json["status"], created.Json["output"]!.AsArray().Count));
        JsonNode first = await emulator.FinishAsync(created);
        JsonArray calls = first["output"]!.AsArray();
        Assert.Equal(["""{"city":"Lausanne"}""", """{"city":"Genève"}"""], calls.Select(call => (string?)call!["arguments"]));

        string id = (string)first["id"]!;
        Reply dangling = await emulator.PostAsync("responses", $$"""{"model":"tally-analyst","previous_response_id":"{{id}}","input":"and now?"}""");
        Assert.Equal($"No tool output found for function call {calls[0]!["call_id"]}.", (string?)dangling.Json["error"]!["message"]);

        string outputs = string.Join(',', calls.Select(call => $$"""{"type":"function_call_output","call_id":"{{call!["call_id"]}}","output":"sun"}"""));
        Reply ended = await emulator.PostAsync("responses", $$"""{"model":"tally-analyst","previous_response_id":"{{id}}","input":[{{outputs}}]}""");
        Assert.Equal("completed", (string?)ended.Json["status"]);
        Assert.Equal("Lausanne is sunny and Genève is not.", (string?)ended.Json["output"]![0]!["content"]![0]!["text"]);

        JsonArray items = (await emulator.GetAsync($"responses/{ended.Json["id"]}/input_items?order=asc")).Json["data"]!.AsArray();
        Assert.Equal(["message", "function_call", "function_call", "function_call_output", "function_call_output"], items.Select(item => (string?)item!["type"]));
    }

    [Fact]
    public async Task Only_background_responses_are_cancelled_and_a_deleted_one_is_gone()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { RunTime = TimeSpan.FromMinutes(1) });
        string id = (string)(await emulator.PostAsync("responses", """{"model":"tally-analyst","background":true,"input":"x"}""")).Json["id"]!;
        Assert.Equal("cancelled", (string?)(await emulator.PostAsync($"responses/{id}/cancel", "")).Json["status"]);
        Assert.Equal("cancelled", (string?)(await emulator.PostAsync($"responses/{id}/cancel", "")).Json["status"]);
        Assert.Equal(200, (await emulator.SendAsync(HttpMethod.Delete, $"responses/{id}")).Status);
        Assert.Equal(404, (await emulator.GetAsync($"responses/{id}")).Status);
        Assert.Equal(404, (await emulator.PostAsync($"responses/{id}/cancel", "")).Status);
    }

    [Fact]
    public async Task An_answer_longer_than_allowed_is_incomplete()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync($$"""[{"reply":[{"says":"{{new string('a', 200)}}"}]}]""");
        JsonNode reply = (await emulator.PostAsync("responses", """{"model":"tally-analyst","input":"x","max_output_tokens":16}""")).Json;
        Assert.Equal(("incomplete", "max_output_tokens"), ((string?)reply["status"], (string?)reply["incomplete_details"]!["reason"]));
        Assert.Equal(64, ((string)reply["output"]![0]!["content"]![0]!["text"]!).Length);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids_and_replies_carry_rate_limits()
    {
        await using TestEmulator one = await TestEmulator.StartAsync();
        await using TestEmulator two = await TestEmulator.StartAsync();
        Reply first = await one.PostAsync("responses", """{"model":"tally-analyst","input":"x"}""");
        Reply second = await two.PostAsync("responses", """{"model":"tally-analyst","input":"x"}""");
        Assert.Equal((string?)first.Json["id"], (string?)second.Json["id"]);
        Assert.Equal("59999", first.Headers["x-ratelimit-remaining-requests"]);
        Assert.Contains("apim-request-id", first.Headers.Keys);
    }

    [Fact]
    public async Task A_key_is_asked_for_where_one_is_set()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { ApiKey = "secret" });
        Assert.Equal(401, (await emulator.GetAsync("models")).Status);
        emulator.Http.DefaultRequestHeaders.Add("api-key", "secret");
        Assert.Equal("tally-analyst", (string?)(await emulator.GetAsync("models")).Json["data"]![0]!["id"]);
    }

    [Fact]
    public async Task Both_prefixes_are_served_and_other_addresses_are_not()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Assert.Equal(200, (await emulator.GetAsync("/v1/models/tally-analyst")).Status);
        Assert.Equal((404, "404"), ((await emulator.GetAsync("/v2/models")).Status, (await emulator.GetAsync("chat/completions")).Code));
    }

    [Fact]
    public async Task The_log_holds_a_line_for_each_response_and_each_end()
    {
        string folder = Directory.CreateTempSubdirectory("emulator").FullName;
        try
        {
            await using (TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { StateFolder = folder }))
            {
                await emulator.FinishAsync(await emulator.PostAsync("responses", """{"model":"tally-analyst","background":true,"input":"x","metadata":{"job":"j"}}"""));
                await emulator.PostAsync("responses", """{"model":"tally-analyst","input":"x"}""");
            }

            JsonNode[] lines = [.. (await File.ReadAllLinesAsync(Path.Combine(folder, "emulator-log.jsonl"), TestContext.Current.CancellationToken)).Select(line => JsonNode.Parse(line)!)];
            Assert.Equal(["created", "completed", "created", "completed"], lines.Select(line => (string?)line["event"]));
            Assert.Equal("j", (string?)lines[0]["metadata"]!["job"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
