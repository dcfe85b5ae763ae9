using System.Text.Json.Nodes;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Streaming;

public sealed class StreamingTests
{
    [Fact]
    public async Task A_message_is_said_bit_by_bit_in_the_service_s_order()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonNode[] events = Events((await emulator.PostAsync("responses", """{"model":"tally-analyst","stream":true,"input":"x"}""")).Text);
        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta",
                "response.output_text.delta", "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
            ],
            events.Select(one => (string?)one["type"]));
        Assert.Equal(Enumerable.Range(0, events.Length), events.Select(one => (int)one["sequence_number"]!));
        Assert.Equal("Bonjour à tous", string.Concat(events.Select(one => (string?)one["delta"])));
        Assert.Equal("Bonjour à tous", (string?)events[^1]["response"]!["output"]![0]!["content"]![0]!["text"]);
    }

    [Fact]
    public async Task A_background_stream_is_resumed_where_it_was_left()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(Scripts.TwoCalls, options => options with { RunTime = TimeSpan.FromMilliseconds(200) });
        string request = $$"""{"model":"tally-analyst","stream":true,"background":true,"input":"weather","tools":[{{Scripts.WeatherTool}}]}""";
        JsonNode[] all = Events((await emulator.PostAsync("responses", request)).Text);
        Assert.Equal(["response.created", "response.queued", "response.in_progress"], all.Take(3).Select(one => (string?)one["type"]));
        Assert.Equal(2, all.Count(one => (string?)one["type"] == "response.function_call_arguments.done"));

        string id = (string)all[0]["response"]!["id"]!;
        JsonNode[] rest = Events((await emulator.GetAsync($"responses/{id}?stream=true&starting_after=3")).Text);
        Assert.Equal(all.Skip(4).Select(one => one.ToJsonString()), rest.Select(one => one.ToJsonString()));
        Reply refused = await emulator.GetAsync($"responses/{(await emulator.PostAsync("responses", """{"model":"tally-analyst","input":"x"}""")).Json["id"]}?stream=true");
        Assert.Equal((400, "stream"), (refused.Status, (string?)refused.Json["error"]!["param"]));
    }

    [Fact]
    public async Task A_failure_ends_the_stream_as_failed()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        JsonNode[] events = Events((await emulator.PostAsync("responses", """{"model":"tally-analyst","stream":true,"input":"x"}""", "failed-null")).Text);
        Assert.Equal("response.failed", (string?)events[^1]["type"]);
        Assert.Null(events[^1]["response"]!["error"]);
    }

    private static JsonNode[] Events(string text) =>
        [.. text.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line[6..])!)];
}
