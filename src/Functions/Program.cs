using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tally.Functions.Storage;

namespace Tally.Functions;

/// <summary>The Functions app: what the triggers need, over Azure's storage.</summary>
internal static class Program
{
    public static void Main(string[] args) => Build(args).Run();

    internal static IHost Build(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddAzureStorage(builder.Configuration)
            .AddApplicationInsightsTelemetryWorkerService()
            .ConfigureFunctionsApplicationInsights();
        return builder.Build();
    }
}
