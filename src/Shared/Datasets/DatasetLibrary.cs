using System.Text.Json;
using Tally.Columns;

namespace Tally.Datasets;

/// <summary>Opens published versions and keeps the columns used last in memory, within a bound.</summary>
public sealed class DatasetLibrary(IArtifactStore artifacts, ICatalogue catalogue, DatasetLibraryOptions options) : IDatasetLibrary
{
    private readonly RecentDatasets _recent = new(options.MostBytesInMemory);

    public async ValueTask<DatasetProfile?> ProfileAsync(DatasetRef dataset, CancellationToken cancellationToken)
    {
        if (_recent.Find(dataset) is { } opened)
        {
            return opened.Profile;
        }

        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(dataset, ArtifactNames.Profile), cancellationToken);
        return stream is null ? null : await JsonSerializer.DeserializeAsync<DatasetProfile>(stream, DatasetJson.Options, cancellationToken);
    }

    public async ValueTask<OpenedDataset?> OpenAsync(DatasetRef dataset, CancellationToken cancellationToken)
    {
        if (_recent.Find(dataset) is { } opened)
        {
            return opened;
        }

        var profile = await ProfileAsync(dataset, cancellationToken);
        await using var stream = await artifacts.OpenReadAsync(ArtifactNames.Of(dataset, ArtifactNames.Columns), cancellationToken);
        if (profile is null || stream is null)
        {
            return null;
        }

        var (columns, lines) = await ColumnFile.ReadAsync(stream, cancellationToken);
        return _recent.Keep(dataset, new OpenedDataset { Profile = profile, Columns = columns, Lines = lines });
    }

    public async Task<DataScope> CurrentAsync(CancellationToken cancellationToken)
    {
        var collections = new List<CollectionSnapshot>();
        await foreach (var collection in catalogue.ListAsync(cancellationToken))
        {
            if (collection.Members.Count > 0)
            {
                collections.Add(collection);
            }
        }

        return new DataScope(collections);
    }
}

/// <summary>How much the library keeps open.</summary>
public sealed record DatasetLibraryOptions
{
    /// <value>512 MiB.</value>
    public long MostBytesInMemory { get; init; } = 512L << 20;
}
