using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Tally.Datasets;

namespace Tally.Refresh;

/// <summary>Registers the use cases of sources; the host adds a store, and a drop point if files are not ingested at once.</summary>
public static class RefreshServices
{
    public static IServiceCollection AddRefresh(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => SourceSettings.FromEnvironment());
        services.TryAddSingleton<IDropPoint, IngestDropPoint>();
        services.TryAddSingleton<SourceClient>();
        services.TryAddSingleton<SaveSource>();
        services.TryAddSingleton<ShowSource>();
        services.TryAddSingleton<RemoveSource>();
        services.TryAddSingleton(provider => new RefreshSource(
            provider.GetRequiredService<ISourceStore>(), provider.GetRequiredService<ICatalogue>(), provider.GetRequiredService<SourceClient>(),
            provider.GetRequiredService<IDropPoint>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RefreshSource>>()));
        services.TryAddSingleton<RefreshDueSources>();
        return services;
    }

    /// <summary>Keeps sources in files under the home folder.</summary>
    public static IServiceCollection AddLocalSources(this IServiceCollection services, string home)
    {
        services.TryAddSingleton<ISourceStore>(_ => new FileSourceStore(Path.Combine(home, "sources")));
        return services;
    }
}
