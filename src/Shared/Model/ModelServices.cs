using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tally.Model;

/// <summary>Registers the model boundary.</summary>
public static class ModelServices
{
    /// <summary>One model service for the process; options are validated when the host starts.</summary>
    public static IServiceCollection AddModel(this IServiceCollection services, Action<ModelOptions> configure)
    {
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>();
        services.AddOptions<ModelOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IModelService>(provider => Create(
            provider.GetRequiredService<IOptions<ModelOptions>>().Value,
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddSingleton<IModelFiles>(provider => CreateFiles(
            provider.GetRequiredService<IOptions<ModelOptions>>().Value,
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services;
    }

    /// <summary>A model service over its own connections.</summary>
    public static IModelService Create(ModelOptions options, TimeProvider clock) => new OpenAIModelService(options, Connections(), clock, new Random());

    /// <summary>What the service of the options keeps, over connections of its own.</summary>
    public static IModelFiles CreateFiles(ModelOptions options, TimeProvider clock) => new OpenAIModelFiles(options, Connections(), clock, new Random());

    private static HttpClient Connections()
    {
        // Connections are renewed now and then so that a changed address is noticed; the options' timeouts rule.
        SocketsHttpHandler handler = new() { PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(15) };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
