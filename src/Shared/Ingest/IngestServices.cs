using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest.Sidecars;
using Tally.SelfTests;

namespace Tally.Ingest;

/// <summary>Registers the use cases of ingest.</summary>
public static class IngestServices
{
    /// <summary>Needs an artifact store and a catalogue (<see cref="DatasetServices.AddDatasets"/>).</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.TryAddSingleton(new ReaderOptions());
        services.TryAddSingleton(provider => new DatasetPublisher(
            provider.GetRequiredService<IArtifactStore>(), provider.GetRequiredService<ICatalogue>(), provider.GetRequiredService<ReaderOptions>()));
        services.TryAddSingleton(provider => new CollectionProblems(
            provider.GetRequiredService<IArtifactStore>(), provider.GetRequiredService<IDatasetLibrary>(), provider.GetRequiredService<ReaderOptions>()));
        services.TryAddSingleton(provider => new CollectionPublisher(
            provider.GetRequiredService<IArtifactStore>(), provider.GetRequiredService<ICatalogue>(), provider.GetRequiredService<CollectionProblems>()));
        services.TryAddSingleton(provider => new StoredSidecars(provider.GetRequiredService<IArtifactStore>()));
        services.TryAddSingleton(provider => new CollectionTotals(
            provider.GetRequiredService<IArtifactStore>(),
            provider.GetRequiredService<IDatasetLibrary>(),
            provider.GetRequiredService<DatasetPublisher>(),
            provider.GetRequiredService<CollectionPublisher>()));
        services.TryAddSingleton(provider => new IngestDataset(
            provider.GetRequiredService<DatasetPublisher>(),
            provider.GetRequiredService<CollectionPublisher>(),
            provider.GetRequiredService<StoredSidecars>(),
            provider.GetRequiredService<CollectionTotals>(),
            provider.GetService<ISelfTestQueue>()));
        services.TryAddSingleton(provider => new IngestMembers(
            provider.GetRequiredService<DatasetPublisher>(),
            provider.GetRequiredService<CollectionPublisher>(),
            provider.GetRequiredService<StoredSidecars>(),
            provider.GetRequiredService<CollectionTotals>(),
            provider.GetRequiredService<ICatalogue>(),
            provider.GetService<ISelfTestQueue>()));
        services.TryAddSingleton(provider => new IngestFolder(
            provider.GetRequiredService<DatasetPublisher>(),
            provider.GetRequiredService<CollectionPublisher>(),
            provider.GetRequiredService<CollectionTotals>()));
        services.TryAddSingleton<IngestPaths>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RefusedDrops>();
        services.TryAddSingleton<WatchFolder>();
        services.TryAddSingleton(provider => new RemoveDataset(
            provider.GetRequiredService<ICatalogue>(), provider.GetRequiredService<CollectionPublisher>(), provider.GetRequiredService<RefusedDrops>()));
        services.TryAddSingleton(provider => new StoreSidecar(provider.GetRequiredService<StoredSidecars>()));
        services.TryAddSingleton(provider => new ConvertFile(provider.GetRequiredService<ReaderOptions>()));
        return services;
    }
}
