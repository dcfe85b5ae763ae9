using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tally.Model;

namespace Tally.Files;

/// <summary>Registers the files of hosted tools; the host adds an artifact store and, where there is one, the service's file storage.</summary>
public static class FileServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IModelFiles, NoModelFiles>();
        services.TryAddSingleton<FileLibrary>();
        services.TryAddSingleton<ProviderCopies>();
        services.TryAddSingleton<SearchIndexes>();
        services.TryAddSingleton<DatasetFiles>();
        services.TryAddSingleton<FileHoldings>();
        services.TryAddSingleton<AttachedFiles>();
        return services;
    }
}
