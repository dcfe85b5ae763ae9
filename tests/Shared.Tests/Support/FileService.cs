using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tally.Support;

/// <summary>A server of files on a loopback port; each test says how it answers.</summary>
internal sealed class FileService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FileService(WebApplication app)
    {
        _app = app;
        Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }

    public int Port { get; }

    /// <summary>What the file holds now.</summary>
    public string Content { get; set; } = "year;price\n2020;12.5\n2021;13.75\n";

    /// <summary>Named in the ETag header, and compared with If-None-Match; null for a server without.</summary>
    public string? ETag { get; set; }

    public DateTimeOffset? LastModified { get; set; }

    /// <summary>In place of all that.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    /// <summary>Status of each answer, in order.</summary>
    public List<int> Statuses { get; } = [];

    public static async Task<FileService> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        FileService? service = null;
        app.Run(context => service!.AnswerAsync(context));
        await app.StartAsync(cancellationToken);
        return service = new FileService(app);
    }

    public Uri At(string path = "prices.csv") => new($"http://localhost:{Port}/{path}");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (Answer is not null)
            await Answer(context);
        else if ((ETag is not null && context.Request.Headers.IfNoneMatch == ETag)
            || (LastModified is { } modified && context.Request.GetTypedHeaders().IfModifiedSince >= modified))
            context.Response.StatusCode = 304;
        else
        {
            context.Response.ContentType = "text/csv";
            if (ETag is not null)
                context.Response.Headers.ETag = ETag;
            context.Response.GetTypedHeaders().LastModified = LastModified;
            await context.Response.WriteAsync(Content);
        }

        lock (Statuses)
            Statuses.Add(context.Response.StatusCode);
    }
}
