using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Http;
using Tally.Functions.SelfTests;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;

namespace Tally.Functions.Contract.Tests.SelfTests;

[Collection(AzuriteCollection.Name)]
public sealed class TestDatasetTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Questions_are_asked_a_few_at_once_and_then_scored_in_their_order()
    {
        var engine = new ReplayEngine("test_1", new TestedDataset("unil/HEC", "v1"), Activity);
        int most = 0;
        engine.Interrupt = open =>
        {
            most = Math.Max(most, open.Count(call => call.Name == "AskSelfTest"));
            return null;
        };

        Assert.Equal(5, engine.Run(TestDataset.RunAsync));
        Assert.Equal(2, most);
        Assert.Equal(["CountSelfTest", .. Enumerable.Repeat("AskSelfTest", 5), "ScoreSelfTest"], engine.Calls.Select(call => call.Name));
        Assert.Equal("[\"q_0\",\"q_1\",null,\"q_3\",\"q_4\"]", engine.Calls[^1].Input.GetProperty("Asked").ToString());
    }

    [Fact]
    public void Nothing_is_scored_where_nothing_is_to_be_asked()
    {
        var engine = new ReplayEngine("test_1", new TestedDataset("unil/HEC", "v1"), (_, _) => new SelfTestPlan(0, 2));
        Assert.Equal(0, engine.Run(TestDataset.RunAsync));
        Assert.Equal(["CountSelfTest"], engine.Calls.Select(call => call.Name));
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task What_is_published_is_tested_once_where_that_is_on_and_the_score_is_shown_with_the_dataset(string setting)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri, ("TALLY_SELF_TEST", setting));
        var client = new InProcessDurableClient(app.Services);
        for (int time = 0; time < 2; time++)
        {
            var (status, _) = await FunctionCalls.CallAsync(
                app, "PUT", "/api/datasets/shops/sales", call => call.Get<DatasetFunctions>().PutAsync(call.Request, client, "shops", "sales", Token), "year,total\n2019,10\n2020,20\n2021,35\n");
            Assert.Equal(time == 0 ? 201 : 200, status);
        }

        Assert.Equal(setting == "on" ? 1 : 0, client.Instances.Count);
        foreach (string id in client.Instances)
            Assert.True((int)(await client.ResultAsync(id))! > 2);
        var (_, shown) = await FunctionCalls.CallAsync(
            app, "GET", "/api/datasets/shops/sales", call => call.Get<DatasetFunctions>().DatasetAsync(call.Request, "shops", "sales", Token));
        Assert.Equal(setting == "on", shown.TryGetProperty("self_test", out var score) && score.ValueKind == JsonValueKind.Object);
        if (setting == "on")
        {
            Assert.True(score.GetProperty("exact").GetInt32() > 0, score.ToString());
            Assert.Equal(0, score.GetProperty("wrong").GetInt32());
        }

        var (_, questions) = await FunctionCalls.CallAsync(app, "GET", "/api/questions", call => call.Get<QuestionFunctions>().ListAsync(call.Request, Token));
        Assert.Equal(0, questions.GetProperty("questions").GetArrayLength());
    }

    private static object? Activity(string name, JsonElement input) => name switch
    {
        "CountSelfTest" => new SelfTestPlan(5, 2),
        "AskSelfTest" => input.GetProperty("At").GetInt32() is var at && at == 2 ? null : $"q_{at}",
        _ => null,
    };
}
