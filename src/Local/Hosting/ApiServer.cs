using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tally.Csv;
using Tally.Http;
using Tally.Questions;

namespace Tally.Local.Hosting;

/// <summary>The HTTP API on a loopback port: routes to the handlers that the Functions app shares.</summary>
internal static class ApiServer
{
    public static WebApplication Create(IServiceProvider product, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        long mostBytes = product.GetRequiredService<ReaderOptions>().MostBytes;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = mostBytes;
        });
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var edge = product.GetRequiredService<ApiEdge>();
        app.Use(next => context => edge.InvokeAsync(context, next));
        app.UseRouting();
        Map(app.MapGroup("/api"), product);
        var page = product.GetRequiredService<PageRoutes>();
        app.MapGet("/", (HttpRequest request, CancellationToken token) => page.GetAsync(request, null, token));
        app.MapGet("/{file}", page.GetAsync);
        return app;
    }

    private static void Map(RouteGroupBuilder api, IServiceProvider product)
    {
        var driver = product.GetRequiredService<LocalDriver>();
        var questions = product.GetRequiredService<QuestionRoutes>();
        api.MapPost("questions", (HttpRequest request, CancellationToken token) => questions.AskAsync(request, driver, token));
        api.MapGet("questions", (HttpRequest request, CancellationToken token) => questions.ListAsync(request, token));
        api.MapGet("questions/{id}", (HttpRequest request, string id, CancellationToken token) => questions.GetAsync(request, id, token));
        api.MapDelete("questions/{id}", (HttpRequest request, string id, CancellationToken token) => questions.CancelAsync(request, id, driver, token));
        var replays = product.GetRequiredService<ReplayRoutes>();
        api.MapPost("questions/{id}/replay", replays.ReplayAsync);
        api.MapGet("answers/changed", replays.ChangedAsync);
        api.MapGet("questions/{id}/charts/{file}", (HttpRequest request, string id, string file, CancellationToken token) => questions.ChartAsync(request, id, file, token));

        api.MapGet("questions/{id}/events", product.GetRequiredService<EventRoutes>().GetAsync);

        var conversations = product.GetRequiredService<ConversationRoutes>();
        api.MapGet("conversations/{id}", conversations.GetAsync);
        api.MapDelete("conversations/{id}", (HttpRequest request, string id, CancellationToken token) => conversations.DeleteAsync(request, id, driver, token));

        var assistants = product.GetRequiredService<AssistantRoutes>();
        api.MapGet("assistants", assistants.ListAsync);
        api.MapGet("assistants/{name}", assistants.GetAsync);
        api.MapPut("assistants/{name}", assistants.PutAsync);
        api.MapDelete("assistants/{name}", assistants.DeleteAsync);
        api.MapPost("assistants/{name}/rename", assistants.RenameAsync);

        var files = product.GetRequiredService<FileRoutes>();
        api.MapGet("files", files.ListAsync);
        api.MapPost("files", files.PostAsync);
        api.MapDelete("files", files.DeleteByPathAsync);
        api.MapGet("files/{id}", files.GetAsync);
        api.MapDelete("files/{id}", files.DeleteAsync);
        api.MapGet("questions/{id}/files/{fileId}", files.MadeAsync);

        var datasets = product.GetRequiredService<DatasetRoutes>();
        api.MapGet("datasets", datasets.ListAsync);
        api.MapGet("datasets/{collection}", datasets.CollectionAsync);
        api.MapGet("datasets/{collection}/{name}", datasets.DatasetAsync);
        api.MapPut("datasets/{collection}/{name}", datasets.PutAsync);
        api.MapDelete("datasets/{collection}/{name}", datasets.DeleteAsync);
        api.MapGet("datasets/{collection}/{name}/problems", datasets.ProblemsAsync);
        api.MapGet("datasets/{collection}/{name}/data.json", datasets.DataAsync);
        api.MapPost("datasets/query", product.GetRequiredService<QueryRoutes>().RunAsync);

        var sources = product.GetRequiredService<SourceRoutes>();
        api.MapGet("sources", sources.ListAsync);
        api.MapGet("sources/{name}", sources.GetAsync);
        api.MapPut("sources/{name}", sources.PutAsync);
        api.MapDelete("sources/{name}", sources.DeleteAsync);
        api.MapPost("sources/{name}/refresh", sources.RefreshAsync);
        api.MapGet("health", product.GetRequiredService<HealthRoutes>().GetAsync);
        api.MapGet("openapi.json", HealthRoutes.DescribeAsync);
    }
}
