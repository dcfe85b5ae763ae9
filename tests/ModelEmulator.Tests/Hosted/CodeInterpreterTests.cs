using System.Text.Json.Nodes;
using Tally.ModelEmulator.Analyst;
using Tally.ModelEmulator.Hosted;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Hosted;

public sealed class CodeInterpreterTests
{
    [Theory]
    [InlineData("I need to solve the equation `3x + 11 = 14`. Can you help me?", "x = 1")]
    [InlineData("Solve 2(x - 1) = x/2 + 4.", "x = 4")]
    [InlineData("What are the roots of x^2 - 5x + 6 = 0?", "x = 2 or x = 3")]
    [InlineData("x^2 + 1 = 0", "x^2 + 1 = 0 has no real solution.")]
    [InlineData("How much is 12 * (3 + 4) / 8?", "12 * (3 + 4) / 8 = 10.5")]
    [InlineData("Combien font 2 ^ 10 ?", "2 ^ 10 = 1024")]
    [InlineData("0.1 + 0.2", "0.1 + 0.2 = 0.3")]
    public void A_sum_is_done_exactly(string question, string answer) => Assert.Equal(answer, PythonTool.Solve(question)?.Answer);

    [Theory]
    [InlineData("Effectifs 2011-2021")]
    [InlineData("Who wrote this?")]
    [InlineData("x + y = 3")]
    [InlineData("x = x")]
    [InlineData("1 / 0")]
    [InlineData("9 ^ 64 * 9 ^ 64")]
    public void What_is_no_sum_is_left_alone(string question) => Assert.Null(PythonTool.Solve(question));

    [Fact]
    public async Task The_python_is_shown_with_what_it_printed()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync("[]");
        JsonArray output = (await emulator.PostAsync("responses", """{"model":"tally-analyst","input":"Solve 3x + 11 = 14","include":["code_interpreter_call.outputs"],"tools":[{"type":"code_interpreter","container":{"type":"auto"}}]}""")).Json["output"]!.AsArray();
        Assert.Equal("from sympy import symbols, solve\nx = symbols(\"x\")\nprint(solve(3*x + 11 - (14), x))", (string?)output[0]!["code"]);
        Assert.Equal("[1]\n", (string?)output[0]!["outputs"]![0]!["logs"]);
        Assert.Equal("x = 1", (string?)output[1]!["content"]![0]!["text"]);
        Assert.Equal("running", (string?)(await emulator.GetAsync($"containers/{output[0]!["container_id"]}")).Json["status"]);
    }

    [Fact]
    public async Task A_chart_is_drawn_into_the_container_which_dies_when_it_is_left_alone()
    {
        ManualClock clock = new();
        await using TestEmulator emulator = await TestEmulator.StartAsync("[]", options => options with { Clock = clock });
        string file = (string)(await emulator.UploadAsync("hec.csv", "annee,femmes,hommes\n2019,1200,1900\n2020,1306,2000\n2021,1309,2010\n"))["id"]!;
        string request = $$$"""{"model":"tally-analyst","input":"Draw a chart of hommes","tools":[{"type":"code_interpreter","container":{"type":"auto","file_ids":["{{{file}}}"]}}]}""";
        JsonArray output = (await emulator.PostAsync("responses", request)).Json["output"]!.AsArray();
        JsonNode part = output[1]!["content"]![0]!;
        JsonNode citation = part["annotations"]![0]!;
        string text = (string)part["text"]!;
        Assert.Equal("hommes / annee: [chart.png](sandbox:/mnt/data/chart.png)", text);
        Assert.Equal("sandbox:/mnt/data/chart.png", text[(int)citation["start_index"]!..(int)citation["end_index"]!]);

        string path = $"containers/{citation["container_id"]}/files/{citation["file_id"]}";
        byte[] png = await emulator.Http.GetByteArrayAsync(new Uri($"{path}/content", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal("assistant", (string?)(await emulator.GetAsync(path)).Json["source"]);
        Assert.Equal(2, (await emulator.GetAsync($"containers/{citation["container_id"]}/files")).Json["data"]!.AsArray().Count);

        clock.Advance(TimeSpan.FromMinutes(21));
        Assert.Equal("expired", (string?)(await emulator.GetAsync($"containers/{citation["container_id"]}")).Json["status"]);
        Assert.Equal(404, (await emulator.GetAsync($"{path}/content")).Status);
        string named = $$"""{"model":"tally-analyst","input":"1 + 1","tools":[{"type":"code_interpreter","container":"{{citation["container_id"]}}"}]}""";
        Assert.Equal(404, (await emulator.PostAsync("responses", named)).Status);
    }

    [Fact]
    public async Task What_it_cannot_do_it_says_plainly()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync(change: options => options with { Analyst = new RuleBasedAnalyst() });
        JsonNode reply = (await emulator.PostAsync("responses", """{"model":"tally-analyst","input":"Compose a sonnet","tools":[{"type":"code_interpreter","container":{"type":"auto"}}]}""")).Json;
        Assert.Contains("cannot do", (string?)reply["output"]![0]!["content"]![0]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosted_work_is_streamed()
    {
        await using TestEmulator emulator = await TestEmulator.StartAsync("[]");
        string text = (await emulator.PostAsync("responses", """{"model":"tally-analyst","stream":true,"input":"2 + 2","tools":[{"type":"code_interpreter","container":{"type":"auto"}}]}""")).Text;
        Assert.Contains("event: response.code_interpreter_call_code.done", text, StringComparison.Ordinal);
        Assert.Contains("event: response.code_interpreter_call.completed", text, StringComparison.Ordinal);
    }
}
