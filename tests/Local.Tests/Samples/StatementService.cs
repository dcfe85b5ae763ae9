using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests.Samples;

/// <summary>The investor sample's data over HTTP, in the shape of its service.py.</summary>
internal sealed class StatementService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StatementService(WebApplication app) => _app = app;

    public string Address => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority;

    /// <summary>The key of every request.</summary>
    public List<string> Keys { get; } = [];

    public static async Task<StatementService> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var service = new StatementService(app);
        app.Run(service.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return service;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        lock (Keys)
        {
            Keys.Add(context.Request.Headers["X-Api-Key"].ToString());
        }

        string[][] lines = [.. File.ReadLines(Path.Combine(Repository.Samples, "investor", "data", $"{context.Request.Path.Value!.Trim('/')}.csv")).Select(line => line.Split(','))];
        var rows = lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)).Where(row => Fits(row, context.Request.Query));
        var items = new JsonArray([.. rows.Select(row => new JsonObject(row.Select(cell => KeyValuePair.Create(cell.Key, Value(cell.Value)))))]);
        return context.Response.WriteAsync(new JsonObject { ["data"] = new JsonObject { ["items"] = items } }.ToJsonString(), context.RequestAborted);
    }

    private static bool Fits(Dictionary<string, string> row, IQueryCollection asked) => asked.All(pair => pair.Key switch
    {
        "company" => row["company"].Contains(pair.Value.ToString(), StringComparison.OrdinalIgnoreCase),
        "from" => string.CompareOrdinal(row["date"], pair.Value) >= 0,
        "to" => string.CompareOrdinal(row["date"], pair.Value) <= 0,
        _ => row[pair.Key] == pair.Value,
    });

    private static JsonNode? Value(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : text;
}
