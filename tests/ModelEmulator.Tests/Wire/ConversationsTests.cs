using System.Text.Json.Nodes;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Wire;

public sealed class ConversationsTests
{
    [Fact]
    public async Task Items_are_added_paged_read_and_deleted()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        string id = (string)(await emulator.PostAsync("conversations", """{"metadata":{"a":"b"},"items":[{"role":"user","content":"one"}]}""")).Json["id"]!;
        JsonNode added = (await emulator.PostAsync($"conversations/{id}/items", """{"items":[{"role":"assistant","content":"two"},{"type":"message","role":"user","content":[{"type":"input_text","text":"three"}]}]}""")).Json;
        Assert.Equal(2, added["data"]!.AsArray().Count);

        JsonNode page = (await emulator.GetAsync($"conversations/{id}/items?limit=2&order=asc")).Json;
        Assert.True((bool)page["has_more"]!);
        Assert.Equal(["one", "two"], page["data"]!.AsArray().Select(item => (string?)item!["content"]![0]!["text"]));
        JsonNode rest = (await emulator.GetAsync($"conversations/{id}/items?limit=2&order=asc&after={page["last_id"]}")).Json;
        Assert.Equal("three", (string?)Assert.Single(rest["data"]!.AsArray())!["content"]![0]!["text"]);
        Assert.Equal("three", (string?)(await emulator.GetAsync($"conversations/{id}/items")).Json["data"]![0]!["content"]![0]!["text"]);

        Assert.Equal(200, (await emulator.SendAsync(HttpMethod.Delete, $"conversations/{id}/items/{page["last_id"]}")).Status);
        Assert.Equal(404, (await emulator.GetAsync($"conversations/{id}/items/{page["last_id"]}")).Status);
        Assert.Equal("b", (string?)(await emulator.GetAsync($"conversations/{id}")).Json["metadata"]!["a"]);
        Assert.Equal("d", (string?)(await emulator.PostAsync($"conversations/{id}", """{"metadata":{"c":"d"}}""")).Json["metadata"]!["c"]);
        Assert.True((bool)(await emulator.SendAsync(HttpMethod.Delete, $"conversations/{id}")).Json["deleted"]!);
        Assert.Equal(404, (await emulator.GetAsync($"conversations/{id}")).Status);
    }

    [Fact]
    public async Task A_response_locks_its_conversation_and_leaves_its_items_when_it_completes()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { RunTime = TimeSpan.FromMilliseconds(300) });
        string id = (string)(await emulator.PostAsync("conversations", "{}")).Json["id"]!;
        string request = $$$"""{"model":"tally-analyst","background":true,"conversation":{"id":"{{{id}}}"},"input":"x"}""";
        Reply created = await emulator.PostAsync("responses", request);
        Assert.Equal("conversation_locked", (await emulator.PostAsync("responses", request)).Code);
        Assert.Empty((await emulator.GetAsync($"conversations/{id}/items")).Json["data"]!.AsArray());
        JsonNode done = await emulator.FinishAsync(created);
        Assert.Equal(id, (string?)done["conversation"]!["id"]);
        Assert.Equal(["user", "assistant"], (await emulator.GetAsync($"conversations/{id}/items?order=asc")).Json["data"]!.AsArray().Select(item => (string?)item!["role"]));
    }

    [Fact]
    public async Task A_conversation_left_with_an_open_call_refuses_to_go_on_until_it_is_closed()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(Scripts.TwoCalls);
        string id = (string)(await emulator.PostAsync("conversations", "{}")).Json["id"]!;
        string Ask(string input) => $$$"""{"model":"tally-analyst","conversation":"{{{id}}}","input":{{{input}}},"tools":[{{{Scripts.WeatherTool}}}]}""";
        JsonArray calls = (await emulator.PostAsync("responses", Ask("\"weather\""))).Json["output"]!.AsArray();
        Assert.Equal(400, (await emulator.PostAsync("responses", Ask("\"hello?\""))).Status);
        foreach (JsonNode? call in calls) await emulator.SendAsync(HttpMethod.Delete, $"conversations/{id}/items/{call!["id"]}");
        Assert.Equal("Hello.", (string?)(await emulator.PostAsync("responses", Ask("\"hello?\""))).Json["output"]![0]!["content"]![0]!["text"]);
    }

    [Theory]
    [InlineData("""{"items":[]}""", 200)]
    [InlineData("""{"items":{}}""", 400)]
    [InlineData("""{"things":[]}""", 400)]
    [InlineData("""{"items":[{"type":"poem"}]}""", 400)]
    public async Task Items_are_checked(string body, int status)
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync();
        Assert.Equal(status, (await emulator.PostAsync("conversations", body)).Status);
    }
}
