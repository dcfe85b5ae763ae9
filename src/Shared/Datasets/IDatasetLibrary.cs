namespace Tally.Datasets;

/// <summary>Reads published datasets; versions are immutable, so what it returns may be cached without limit of time.</summary>
public interface IDatasetLibrary
{
    /// <summary>The profile of a version, or null when that version is gone or never was.</summary>
    ValueTask<DatasetProfile?> ProfileAsync(DatasetRef dataset, CancellationToken cancellationToken);

    /// <summary>Opens the columns of a version, or null when that version is gone or never was.</summary>
    ValueTask<OpenedDataset?> OpenAsync(DatasetRef dataset, CancellationToken cancellationToken);

    /// <summary>The newest snapshot of every collection.</summary>
    Task<DataScope> CurrentAsync(CancellationToken cancellationToken);
}
