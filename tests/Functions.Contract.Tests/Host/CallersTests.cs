using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Http;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Questions;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>With sign-in, what one caller asked does not exist for another, on any route.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class CallersTests(Azurite azurite)
{
    private static readonly (string, string)[] SignedIn = [("TALLY_SIGN_IN", "entra"), ("WEBSITE_AUTH_ENABLED", "True")];

    private static readonly string Ada = Principal("ada");

    private static readonly string Bob = Principal("bob");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_see_only_their_own_questions_and_conversations()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Analyst = new RuleBasedAnalyst() }, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri, SignedIn);
        var client = new InProcessDurableClient(app.Services);
        await FunctionCalls.DropUnilAsync(app);
        var (status, asked) = await FunctionCalls.AskAsync(app, client, "Combien d'étudiants en FTSR en 2020 ?", "?wait=60s", Ada);
        Assert.Equal(200, status);
        string id = asked.GetProperty("id").GetString()!, conversation = asked.GetProperty("conversation_id").GetString()!;

        foreach (var (target, function) in Routes(id, conversation, client))
        {
            var (seen, problem) = await FunctionCalls.CallAsync(app, target.Split(' ')[0], target.Split(' ')[1], function, principal: Bob);
            Assert.True(seen == 404, $"{target}: {seen}");
            Assert.StartsWith("urn:tally:problem:unknown-", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(id, (await ListAsync(app, Bob)).ToString(), StringComparison.Ordinal);
        var (_, changed) = await FunctionCalls.CallAsync(
            app, "GET", "/api/answers/changed", call => call.Get<ReplayFunctions>().ChangedAsync(call.Request, Token), principal: Bob);
        Assert.Equal(0, changed.GetProperty("answers").GetArrayLength());
        Assert.Contains(id, (await ListAsync(app, Ada)).ToString(), StringComparison.Ordinal);
        var (own, _) = await FunctionCalls.CallAsync(app, "GET", $"/api/questions/{id}", call => call.Get<QuestionFunctions>().GetAsync(call.Request, id, Token), principal: Ada);
        Assert.Equal(200, own);
        var (joined, _) = await FunctionCalls.CallAsync(
            app, "POST", "/api/questions", call => call.Get<QuestionFunctions>().AskAsync(call.Request, client, Token),
            JsonSerializer.Serialize(new { question = "Et en 2021 ?", conversation }), Bob);
        Assert.Equal(400, joined);
        Assert.NotNull(await app.Get<IConversationStore>().GetAsync(conversation, Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("e30=")]
    public async Task Nobody_signed_in_sees_nothing(string? principal)
    {
        using var app = new App(azurite, SignedIn);
        var (status, problem) = await FunctionCalls.CallAsync(app, "GET", "/api/datasets", call => call.Get<DatasetFunctions>().ListAsync(call.Request, Token), principal: principal);
        Assert.Equal(401, status);
        Assert.Equal("urn:tally:problem:sign-in-needed", problem.GetProperty("type").GetString());
        var (health, _) = await FunctionCalls.CallAsync(app, "GET", "/api/health", call => call.Get<AppFunctions>().HealthAsync(call.Request, Token), principal: principal);
        Assert.Equal(200, health);
    }

    [Fact]
    public async Task Another_provider_is_nobody_and_without_sign_in_the_header_means_nothing()
    {
        using var app = new App(azurite, SignedIn);
        var (status, _) = await FunctionCalls.CallAsync(
            app, "GET", "/api/datasets", call => call.Get<DatasetFunctions>().ListAsync(call.Request, Token), principal: Principal("ada", "google"));
        Assert.Equal(401, status);
        using var open = new App(azurite);
        var (listed, _) = await FunctionCalls.CallAsync(
            open, "GET", "/api/questions", call => call.Get<QuestionFunctions>().ListAsync(call.Request, Token), principal: Ada);
        Assert.Equal(200, listed);
    }

    private static async Task<JsonElement> ListAsync(App app, string principal) =>
        (await FunctionCalls.CallAsync(app, "GET", "/api/questions", call => call.Get<QuestionFunctions>().ListAsync(call.Request, Token), principal: principal)).Body;

    private static IEnumerable<(string Target, Func<FunctionCalls.Invocation, Task<IResult>> Function)> Routes(string id, string conversation, InProcessDurableClient client) =>
    [
        ($"GET /api/questions/{id}", call => call.Get<QuestionFunctions>().GetAsync(call.Request, id, Token)),
        ($"GET /API/Questions/{id}/", call => call.Get<QuestionFunctions>().GetAsync(call.Request, id, Token)),
        ($"GET /questions/{id}", call => call.Get<QuestionFunctions>().GetAsync(call.Request, id, Token)),
        ($"DELETE /api/questions/{id}", call => call.Get<QuestionFunctions>().CancelAsync(call.Request, client, id, Token)),
        ($"GET /api/questions/{id}/events", call => call.Get<QuestionFunctions>().EventsAsync(call.Request, id, Token)),
        ($"GET /api/questions/{id}/charts/C1.svg", call => call.Get<QuestionFunctions>().ChartAsync(call.Request, id, "C1.svg", Token)),
        ($"GET /api/questions/{id}/files/cfile_1", call => call.Get<FileFunctions>().MadeAsync(call.Request, id, "cfile_1", Token)),
        ($"POST /api/questions/{id}/replay", call => call.Get<ReplayFunctions>().ReplayAsync(call.Request, id, Token)),
        ($"GET /api/conversations/{conversation}", call => call.Get<ConversationFunctions>().GetAsync(call.Request, conversation, Token)),
        ($"DELETE /api/conversations/{conversation}", call => call.Get<ConversationFunctions>().DeleteAsync(call.Request, client, conversation, Token)),
    ];

    private static string Principal(string person, string provider = "aad") => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        auth_typ = provider,
        claims = new[]
        {
            new { typ = "http://schemas.microsoft.com/identity/claims/tenantid", val = "t" },
            new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = person },
        },
    })));
}
