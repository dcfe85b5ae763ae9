using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Http;
using Tally.Ledger.Fit.Prose;
using Tally.ModelEmulator.Analyst;
using Tally.ModelEmulator;
using Tally.Questions;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>
/// The app whole: its triggers, its stores over the storage emulator, its orchestrator replayed after every event, and the
/// model's emulator over HTTP. Only the durable engine is a stand-in.
/// </summary>
[Collection(AzuriteCollection.Name)]
public sealed class AskingTests(Azurite azurite, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_drop_files_and_ask_and_the_answer_is_the_figure_of_the_file()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri);
        var client = new InProcessDurableClient(app.Services);
        await FunctionCalls.DropUnilAsync(app);

        var (status, asked) = await FunctionCalls.AskAsync(app, client, "Combien il y a t'il d'étudiant en HEC en 2020 ?", "?wait=60s");
        Assert.Equal(200, status);
        Assert.Equal("answered", asked.GetProperty("status").GetString());
        Assert.Contains("3306", asked.GetProperty("answer").GetProperty("text").GetString()!.Replace("\u202F", "", StringComparison.Ordinal), StringComparison.Ordinal);

        string id = asked.GetProperty("id").GetString()!;
        var (again, same) = await FunctionCalls.CallAsync(app, "GET", $"/api/questions/{id}", functions => functions.Get<QuestionFunctions>().GetAsync(functions.Request, id, Token));
        Assert.Equal(200, again);
        Assert.Equal(asked.GetProperty("answer").ToString(), same.GetProperty("answer").ToString());
        var (_, list) = await FunctionCalls.CallAsync(app, "GET", "/api/questions", functions => functions.Get<QuestionFunctions>().ListAsync(functions.Request, Token));
        Assert.Contains(id, list.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_with_two_tool_rounds_needs_few_storage_requests()
    {
        var options = new EmulatorOptions { Analyst = new RuleBasedAnalyst(), RunTime = TimeSpan.FromSeconds(2) };
        await using var emulator = await EmulatorHost.StartAsync(options, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri);
        var client = new InProcessDurableClient(app.Services);
        await FunctionCalls.DropUnilAsync(app);
        await FunctionCalls.AskAsync(app, client, "Combien d'étudiants en FTSR en 2020 ?", "?wait=60s");

        int before = azurite.Requests.Count;
        client.Activities.Clear();
        var (status, asked) = await FunctionCalls.AskAsync(app, client, "Combien d'étudiants en Lettres en 2015 ?", "");
        Assert.Equal(202, status);
        await client.OutcomeAsync(asked.GetProperty("id").GetString()!);
        await Task.Yield();
        var own = azurite.Requests.Skip(before).ToList();
        output.WriteLine($"{own.Count} requests of the app, {client.Activities.Count} activities: {string.Join(", ", client.Activities)}");
        output.WriteLine(string.Join('\n', own));
        Assert.InRange(own.Count, 1, 26);
        Assert.InRange(client.Activities.Count, 1, 4);
    }

    [Fact]
    public async Task A_question_that_runs_too_long_can_be_cancelled()
    {
        var options = new EmulatorOptions { Analyst = new RuleBasedAnalyst(), RunTime = TimeSpan.FromMinutes(10) };
        await using var emulator = await EmulatorHost.StartAsync(options, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri);
        var client = new InProcessDurableClient(app.Services);
        await FunctionCalls.DropUnilAsync(app);
        var (_, asked) = await FunctionCalls.AskAsync(app, client, "Combien d'étudiants en Lettres en 2015 ?", "");
        string id = asked.GetProperty("id").GetString()!;
        var (status, _) = await FunctionCalls.CallAsync(app, "DELETE", $"/api/questions/{id}", functions => functions.Get<QuestionFunctions>().CancelAsync(functions.Request, client, id, Token));
        Assert.Equal(200, status);
        Assert.Equal(QuestionOutcome.Cancelled, await client.OutcomeAsync(id));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("{\"question\":\"\"}", 400)]
    [InlineData("{\"question\":\"x\",\"surprise\":1}", 400)]
    [InlineData("{\"question\":\"x\",\"assistant\":\"nobody\"}", 404)]
    public async Task What_cannot_be_asked_is_a_problem_and_starts_nothing(string body, int expected)
    {
        using var app = new App(azurite);
        var client = new InProcessDurableClient(app.Services);
        var (status, problem) = await FunctionCalls.CallAsync(
            app, "POST", "/api/questions", functions => functions.Get<QuestionFunctions>().AskAsync(functions.Request, client, Token), body);
        Assert.True(expected == status || (expected == 404 && status == 400), $"{status}: {problem}");
        Assert.StartsWith("urn:tally:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Empty(client.Activities);
    }
}
