using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tally.Datasets;

/// <summary>Registers where datasets live.</summary>
public static class DatasetServices
{
    /// <summary>Catalogue and artifacts as files under the home folder, and the library over them.</summary>
    public static IServiceCollection AddDatasets(this IServiceCollection services, string home)
    {
        services.TryAddSingleton<IArtifactStore>(_ => new FileArtifactStore(home));
        services.TryAddSingleton<ICatalogue>(_ => new FileCatalogue(home));
        return services.AddDatasetLibrary();
    }

    /// <summary>The library over an artifact store and a catalogue that are registered elsewhere.</summary>
    public static IServiceCollection AddDatasetLibrary(this IServiceCollection services)
    {
        services.TryAddSingleton(new DatasetLibraryOptions());
        services.TryAddSingleton<IDatasetLibrary, DatasetLibrary>();
        services.TryAddSingleton<DatasetProblems>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new VersionRetention());
        services.TryAddSingleton<SweepVersions>();
        return services;
    }
}
