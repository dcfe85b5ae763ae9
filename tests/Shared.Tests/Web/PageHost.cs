using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tally.Http;

namespace Tally.Shared.Tests.Web;

/// <summary>Serves the page as the hosts do, in front of an API that answers from what it was given.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <param name="api">Path below /api/ to the JSON it answers with.</param>
    public static async Task<PageHost> StartAsync(IReadOnlyDictionary<string, string> api, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<PageRoutes>();
        var app = builder.Build();
        app.MapGet("/api/page/{file?}", (HttpRequest request, PageRoutes page, string? file) => page.GetAsync(request, file, request.HttpContext.RequestAborted));
        app.MapGet("/api/{**path}", (string path) => api.TryGetValue(path, out string? json)
            ? Results.Text(json, path.EndsWith(".svg", StringComparison.Ordinal) ? "image/svg+xml" : "application/json")
            : Results.NotFound());
        app.MapGet("/{file?}", (HttpRequest request, PageRoutes page, string? file) => page.GetAsync(request, file, request.HttpContext.RequestAborted));
        await app.StartAsync(cancellationToken);
        return new PageHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
