using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Tally.Functions.Ingest;

namespace Tally.Functions.Contract.Tests.Support;

/// <summary>
/// The app's HTTP functions on a loopback port, each under the methods and the route that its trigger declares, called with what they bind
/// to. Only routing is a stand-in for the host's.
/// </summary>
internal sealed class FunctionServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private FunctionServer(WebApplication server) => _server = server;

    /// <summary>Without a slash at its end.</summary>
    public string Address => _server.Urls.First();

    public static async Task<FunctionServer> StartAsync(App app, InProcessDurableClient client, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddRoutingCore();
        var server = builder.Build();
        server.UseRouting();
        var api = server.MapGroup("/api");
        foreach (var method in typeof(IngestCsvOnScan).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)))
        {
            if (method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null) is { } trigger)
                api.MapMethods(trigger.Route!, trigger.Methods!, context => CallAsync(app, client, method, context));
        }

        await server.StartAsync(cancellationToken);
        return new FunctionServer(server);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
    }

    private static async Task CallAsync(App app, InProcessDurableClient client, MethodInfo method, HttpContext context)
    {
        object?[] arguments = [.. method.GetParameters().Select(object? (parameter) =>
            parameter.ParameterType == typeof(HttpRequest) ? context.Request
            : parameter.ParameterType == typeof(DurableTaskClient) ? client
            : parameter.ParameterType == typeof(CancellationToken) ? context.RequestAborted
            : context.GetRouteValue(parameter.Name!)?.ToString())];
        object function = ActivatorUtilities.CreateInstance(app.Services, method.DeclaringType!);
        await (await (Task<IResult>)method.Invoke(function, arguments)!).ExecuteAsync(context);
    }
}
