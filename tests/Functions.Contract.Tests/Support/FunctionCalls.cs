using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Http;
using Tally.Functions.Ingest;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>Calls the app's functions as the host does: with a request, a class made by the container, and what it answers.</summary>
internal static class FunctionCalls
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Drops the sample, file by file, sidecar first.</summary>
    public static async Task DropUnilAsync(App app, InProcessDurableClient? client = null)
    {
        var container = app.Get<BlobServiceClient>().GetBlobContainerClient("incoming");
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        var files = Directory.GetFiles(Repository.At("samples", "unil"))
            .Where(path => path.EndsWith("collection.json", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal));
        client ??= new InProcessDurableClient(app.Services);
        foreach (string path in files.OrderDescending())
        {
            string name = Path.GetFileName(path);
            var blob = container.GetBlobClient("unil/" + name);
            await using var content = File.OpenRead(path);
            await blob.UploadAsync(content, new BlobUploadOptions(), Token);
            await ActivatorUtilities.CreateInstance<IngestCsvOnScan>(app.Services).RunAsync(blob, "unil", name, client, Token);
            if (name == "collection.json")
                await client.SettleAsync();
        }
    }

    public static Task<(int Status, JsonElement Body)> AskAsync(App app, InProcessDurableClient client, string question, string query, string? principal = null) => CallAsync(
        app, "POST", "/api/questions" + query, call => call.Get<QuestionFunctions>().AskAsync(call.Request, client, Token),
        JsonSerializer.Serialize(new { question }), principal);

    public static async Task<(int Status, JsonElement Body)> CallAsync(
        App app, string method, string target, Func<Invocation, Task<IResult>> function, string? body = null, string? principal = null)
    {
        var context = new DefaultHttpContext { RequestServices = app.Services };
        context.Request.Method = method;
        context.Request.Path = target.Split('?')[0];
        context.Request.QueryString = new QueryString(target.Contains('?', StringComparison.Ordinal) ? "?" + target.Split('?')[1] : "");
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body ?? ""));
        if (principal is not null)
            context.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = principal;
        using var response = new MemoryStream();
        context.Response.Body = response;
        await (await function(new Invocation(app.Services, context.Request))).ExecuteAsync(context);
        return (context.Response.StatusCode, response.Length == 0 ? default : JsonElement.Parse(response.ToArray()));
    }

    internal sealed record Invocation(IServiceProvider Services, HttpRequest Request)
    {
        public T Get<T>() => ActivatorUtilities.CreateInstance<T>(Services);
    }
}
