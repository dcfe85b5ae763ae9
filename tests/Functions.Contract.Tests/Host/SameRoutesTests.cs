using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Tally.Functions.Contract.Tests.Support;
using Tally.Functions.Http;
using Tally.Functions.Ingest;
using Tally.Local.Hosting;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>The HTTP API is the same in both hosts: what one serves the other serves.</summary>
public sealed partial class SameRoutesTests
{
    [Fact]
    public async Task The_app_and_the_local_server_answer_the_same_methods_and_routes()
    {
        string home = Directory.CreateTempSubdirectory("tally").FullName;
        try
        {
            var local = await LocalRoutesAsync(home);
            var app = AppRoutes();

            Assert.Empty(local.Except(app));
            Assert.Empty(app.Except(local));
            Assert.Equal(app.Order(), (await DescribedAsync()).Order());
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> LocalRoutesAsync(string home)
    {
        await using var host = await TallyHost.StartAsync(new HostSettings { Home = home, AsksModel = true }, TestContext.Current.CancellationToken);
        await using var api = ApiServer.Create(host.Services, port: 0);
        return [.. from source in ((IEndpointRouteBuilder)api).DataSources
                   from endpoint in source.Endpoints.OfType<RouteEndpoint>()
                   where endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal)
                   from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                   select Name(method, endpoint.RoutePattern.RawText!.TrimStart('/')["api/".Length..])];
    }

    /// <summary>What <c>openapi.json</c> says.</summary>
    private static async Task<IReadOnlyList<string>> DescribedAsync()
    {
        using var app = new App(
            ("DataStorage", "UseDevelopmentStorage=true"), ("AZURE_OPENAI_ENDPOINT", "https://r.openai.azure.com"), ("AZURE_OPENAI_DEPLOYMENT", "m"), ("AZURE_OPENAI_API_KEY", "k"));
        var (_, document) = await FunctionCalls.CallAsync(
            app, "GET", "/api/openapi.json", call => call.Get<AppFunctions>().DescribeAsync(call.Request, TestContext.Current.CancellationToken));
        return [.. from path in document.GetProperty("paths").EnumerateObject()
                   from method in path.Value.EnumerateObject()
                   select Name(method.Name, path.Name["/api/".Length..])];
    }

    /// <summary>The page is at the root of the local server, which the Functions host keeps for itself.</summary>
    private static IReadOnlyList<string> AppRoutes() =>
        [.. from type in typeof(IngestCsvOnScan).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null && method.GetCustomAttribute<FunctionAttribute>()!.Name != "Page"
            from verb in trigger.Methods!
            select Name(verb, trigger.Route!)];

    private static string Name(string method, string route) => $"{method.ToUpperInvariant()} {Parameter().Replace(route, "{}")}";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
