using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Http;
using Tally.Functions.Ingest;
using Tally.ModelEmulator;
using Tally.ModelEmulator.Analyst;
using Tally.Questions;
using Xunit.Sdk;

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
        await DropFilesAsync(app);

        var (status, asked) = await AskAsync(app, client, "Combien il y a t'il d'étudiant en HEC en 2020 ?", "?wait=60s");
        Assert.Equal(200, status);
        Assert.Equal("answered", asked.GetProperty("status").GetString());
        Assert.Contains("3306", asked.GetProperty("answer").GetProperty("text").GetString()!.Replace("\u202F", "", StringComparison.Ordinal), StringComparison.Ordinal);

        string id = asked.GetProperty("id").GetString()!;
        var (again, same) = await CallAsync(app, "GET", $"/api/questions/{id}", functions => functions.Get<QuestionFunctions>().GetAsync(functions.Request, id, Token));
        Assert.Equal(200, again);
        Assert.Equal(asked.GetProperty("answer").ToString(), same.GetProperty("answer").ToString());
        var (_, list) = await CallAsync(app, "GET", "/api/questions", functions => functions.Get<QuestionFunctions>().ListAsync(functions.Request, Token));
        Assert.Contains(id, list.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_with_two_tool_rounds_needs_few_storage_requests()
    {
        var options = new EmulatorOptions { Analyst = new RuleBasedAnalyst(), RunTime = TimeSpan.FromSeconds(2) };
        await using var emulator = await EmulatorHost.StartAsync(options, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri);
        var client = new InProcessDurableClient(app.Services);
        await DropFilesAsync(app);
        await AskAsync(app, client, "Combien d'étudiants en FTSR en 2020 ?", "?wait=60s");

        int before = azurite.Requests.Count;
        client.Activities.Clear();
        var (status, asked) = await AskAsync(app, client, "Combien d'étudiants en Lettres en 2015 ?", "");
        Assert.Equal(202, status);
        await client.OutcomeAsync(asked.GetProperty("id").GetString()!);
        await Task.Yield();
        var own = azurite.Requests.Skip(before).ToList();
        output.WriteLine($"{own.Count} requests of the app, {client.Activities.Count} activities: {string.Join(", ", client.Activities)}");
        Assert.InRange(own.Count, 1, 32);
        Assert.InRange(client.Activities.Count, 1, 4);
    }

    [Fact]
    public async Task A_question_that_runs_too_long_can_be_cancelled()
    {
        var options = new EmulatorOptions { Analyst = new RuleBasedAnalyst(), RunTime = TimeSpan.FromMinutes(10) };
        await using var emulator = await EmulatorHost.StartAsync(options, Token);
        using var app = new App(azurite, emulator.BaseAddress.AbsoluteUri);
        var client = new InProcessDurableClient(app.Services);
        await DropFilesAsync(app);
        var (_, asked) = await AskAsync(app, client, "Combien d'étudiants en Lettres en 2015 ?", "");
        string id = asked.GetProperty("id").GetString()!;
        var (status, _) = await CallAsync(app, "DELETE", $"/api/questions/{id}", functions => functions.Get<QuestionFunctions>().CancelAsync(functions.Request, client, id, Token));
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
        var (status, problem) = await CallAsync(
            app, "POST", "/api/questions", functions => functions.Get<QuestionFunctions>().AskAsync(functions.Request, client, Token), body);
        Assert.True(expected == status || (expected == 404 && status == 400), $"{status}: {problem}");
        Assert.StartsWith("urn:tally:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.Empty(client.Activities);
    }

    private static async Task DropFilesAsync(App app)
    {
        var container = app.Get<Azure.Storage.Blobs.BlobServiceClient>().GetBlobContainerClient("incoming");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        foreach (string path in Directory.GetFiles(Repository.At("samples", "unil")).Where(path => path.EndsWith("collection.json", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal)).OrderDescending())
        {
            string name = Path.GetFileName(path);
            var blob = container.GetBlobClient("unil/" + name);
            await using var content = File.OpenRead(path);
            await blob.UploadAsync(content, new Azure.Storage.Blobs.Models.BlobUploadOptions(), Token);
            await ActivatorUtilities.CreateInstance<IngestCsvOnScan>(app.Services).RunAsync(blob, "unil", name, Token);
        }
    }

    private static Task<(int Status, JsonElement Body)> AskAsync(App app, InProcessDurableClient client, string question, string query) => CallAsync(
        app, "POST", "/api/questions" + query, functions => functions.Get<QuestionFunctions>().AskAsync(functions.Request, client, Token),
        JsonSerializer.Serialize(new { question }));

    private static async Task<(int Status, JsonElement Body)> CallAsync(
        App app, string method, string target, Func<Invocation, Task<IResult>> function, string? body = null)
    {
        var context = new DefaultHttpContext { RequestServices = app.Services };
        context.Request.Method = method;
        context.Request.Path = target.Split('?')[0];
        context.Request.QueryString = new QueryString(target.Contains('?', StringComparison.Ordinal) ? "?" + target.Split('?')[1] : "");
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body ?? ""));
        using var response = new MemoryStream();
        context.Response.Body = response;
        await (await function(new Invocation(app.Services, context.Request))).ExecuteAsync(context);
        return (context.Response.StatusCode, JsonElement.Parse(response.ToArray()));
    }

    private sealed record Invocation(IServiceProvider Services, HttpRequest Request)
    {
        public T Get<T>() => ActivatorUtilities.CreateInstance<T>(Services);
    }
}
