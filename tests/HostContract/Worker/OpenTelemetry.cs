using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenTelemetry.Trace
{
    public abstract class TracerProviderBuilder
    {
        public abstract TracerProviderBuilder AddSource(params string[] names);
    }
}

namespace OpenTelemetry.Metrics
{
    public abstract class MeterProviderBuilder
    {
        public abstract MeterProviderBuilder AddMeter(params string[] names);
    }
}

namespace OpenTelemetry
{
    public interface IOpenTelemetryBuilder
    {
        IServiceCollection Services { get; }
    }

    public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
    {
        internal OpenTelemetryBuilder(IServiceCollection services)
        {
            Services = services;
        }

        public IServiceCollection Services { get; }

        public OpenTelemetryBuilder WithTracing(Action<TracerProviderBuilder> configure) => this;

        public OpenTelemetryBuilder WithMetrics(Action<MeterProviderBuilder> configure) => this;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class OpenTelemetryServicesExtensions
    {
        public static OpenTelemetry.OpenTelemetryBuilder AddOpenTelemetry(this IServiceCollection services) => new(services);
    }
}

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry
{
    public static class ConfigureFunctionsOpenTelemetry
    {
        public static global::OpenTelemetry.IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this global::OpenTelemetry.IOpenTelemetryBuilder builder) => builder;
    }
}

namespace Azure.Monitor.OpenTelemetry.Exporter
{
    public class AzureMonitorExporterOptions
    {
        public string ConnectionString { get; set; } = null!;

        public TokenCredential? Credential { get; set; }
    }

    public static class OpenTelemetryBuilderExtensions
    {
        public static global::OpenTelemetry.IOpenTelemetryBuilder UseAzureMonitorExporter(
            this global::OpenTelemetry.IOpenTelemetryBuilder builder, Action<AzureMonitorExporterOptions> configureAzureMonitor) => builder;
    }
}
