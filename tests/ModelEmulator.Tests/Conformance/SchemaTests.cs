using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Conformance;

public sealed class SchemaTests
{
    [Fact]
    public void The_description_finds_what_is_wrong()
    {
        Assert.SkipWhen(OpenApi.Found is null, "the service's description is not at hand");
        IReadOnlyList<string> faults = OpenApi.Found!.Check("GET", "/responses/resp_1", """{"id":"resp_1","object":"response","status":"pondering","output":[{"type":"message"}]}""");
        Assert.Contains(faults, fault => fault.Contains("created_at is missing", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("pondering", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("$.output[0]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replies_and_events_are_as_the_service_describes_them()
    {
        Assert.SkipWhen(OpenApi.Found is null, "the service's description is not at hand");
        await using TestEmulator emulator = await TestEmulator.StartAsync(Scripts.TwoCalls);
        string request = $$$"""{"model":"tally-analyst","reasoning":{"effort":"low"},"input":"weather","tools":[{{{Scripts.WeatherTool}}}],"text":{"format":{"type":"json_object"}},"tool_choice":{"type":"function","name":"get_weather"}""";
        Assert.Equal(200, (await emulator.PostAsync("responses", request + "}")).Status);
        Assert.Equal(200, (await emulator.PostAsync("responses", request + ""","stream":true}""")).Status);
        Assert.Equal(200, (await emulator.PostAsync("responses", request + ""","stream":true,"background":true}""")).Status);
    }
}
