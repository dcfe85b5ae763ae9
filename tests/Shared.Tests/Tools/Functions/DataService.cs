using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tally.Shared.Tests.Tools.Functions;

/// <summary>A service on a loopback port that answers as badly as services do.</summary>
internal sealed class DataService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DataService(WebApplication app)
    {
        _app = app;
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }

    public int Port { get; }

    /// <summary>Addresses asked for, with their query.</summary>
    public List<string> Asked { get; } = [];

    public static async Task<DataService> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        DataService? service = null;
        app.Run(context => service!.AnswerAsync(context));
        await app.StartAsync(cancellationToken);
        return service = new DataService(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        lock (Asked)
            Asked.Add($"{context.Request.Method} {context.Request.Path.ToUriComponent()}{context.Request.QueryString}");
        string path = context.Request.Path.Value!;
        switch (path)
        {
            case "/hangs":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "/huge":
                await context.Response.Body.WriteAsync(new byte[5 << 20], context.RequestAborted).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "/page":
                await context.Response.WriteAsync("<!doctype html><html><body>Sign in</body></html>");
                break;
            case "/nothing":
                context.Response.StatusCode = 204;
                break;
            case "/redirect":
                context.Response.Redirect("http://169.254.169.254/latest/meta-data");
                break;
            case "/broken":
                await context.Response.WriteAsync("{\"data\":");
                break;
            case "/missing":
                context.Response.StatusCode = 404;
                await context.Response.WriteAsync("{\"error\":{\"message\":\"No such ticker.\"}}");
                break;
            case "/secret":
                await context.Response.WriteAsJsonAsync(new { value = context.Request.Headers.Authorization.ToString() });
                break;
            case "/echo":
                using (var reader = new StreamReader(context.Request.Body))
                    await context.Response.WriteAsync($"{{\"sent\":{System.Text.Json.JsonSerializer.Serialize(await reader.ReadToEndAsync())}}}");
                break;
            default:
                await context.Response.WriteAsync("""
                    {"data":{"items":[
                      {"date":"2024-03-01","ticker":"ALPN","close":12.50,"day":{"volume":1200},"shares":"350.25"},
                      {"date":"2024-03-04","ticker":"ALPN","close":12.75,"day":{"volume":900},"shares":"350.25"}]}}
                    """);
                break;
        }
    }
}
