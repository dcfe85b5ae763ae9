using Tally.Datasets;

namespace Tally.Refresh;

/// <summary>Where a fetched file is dropped, as a person would drop it.</summary>
public interface IDropPoint
{
    /// <summary>Null when it was taken; else why it was refused, in a sentence.</summary>
    Task<string?> DropAsync(DatasetId id, string fileName, Func<CancellationToken, Task<Stream>> openAsync, CancellationToken cancellationToken);
}
