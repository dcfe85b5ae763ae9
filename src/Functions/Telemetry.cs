using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using Tally.Telemetry;

namespace Tally.Functions;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry: the host's and the worker's in one trace, with Tally's own and the durable engine's. They
/// go to Application Insights where its connection string is set, as the app's identity where it has one.
/// </summary>
internal static class Telemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, Func<string, string?> setting)
    {
        var telemetry = services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(TallyTelemetry.Name, "Microsoft.DurableTask"))
            .WithMetrics(metrics => metrics.AddMeter(TallyTelemetry.Name))
            .UseFunctionsWorkerDefaults();
        if (setting(ConnectionString) is { Length: > 0 } connection)
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = connection;
                options.Credential = Identity(setting("AZURE_CLIENT_ID"));
            });
        }

        return services;
    }

    private static TokenCredential? Identity(string? clientId) =>
        string.IsNullOrWhiteSpace(clientId) ? null : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
}
