using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tally.Model;
using Tally.Questions;

namespace Tally.Files;

/// <summary>Registers the files of hosted tools; the host adds an artifact store and, where there is one, the service's file storage.</summary>
public static class FileServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IModelFiles, NoModelFiles>();
        services.TryAddSingleton<IKeptFileStore, ArtifactFileStore>();
        services.TryAddSingleton<FileLibrary>();
        services.TryAddSingleton<IIdSource, RandomIds>();
        services.TryAddSingleton<UploadMark>();
        services.TryAddSingleton<ProviderCopies>();
        services.TryAddSingleton<SearchIndexes>();
        services.TryAddSingleton<DatasetFiles>();
        services.TryAddSingleton<FileHoldings>();
        services.TryAddSingleton<AttachedFiles>();
        services.TryAddSingleton<FileNeeds>();
        services.TryAddSingleton(new FileUpkeepOptions());
        services.TryAddSingleton<TendProviderFiles>();
        return services;
    }
}
