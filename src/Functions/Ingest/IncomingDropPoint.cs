using Tally.Datasets;
using Tally.Functions.Storage;
using Tally.Refresh;

namespace Tally.Functions.Ingest;

/// <summary>Puts a fetched file where people put theirs: the trigger ingests it, and its sidecars speak of it too.</summary>
public sealed class IncomingDropPoint(Incoming incoming) : IDropPoint
{
    public async Task<string?> DropAsync(
        DatasetId id, string fileName, Func<CancellationToken, Task<Stream>> openAsync, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(openAsync);
        return await Unavailable.AsIOException(async () =>
        {
            await using var content = await openAsync(cancellationToken);
            await using var blob = new StagedBlobStream(await incoming.BlobAsync(id.Collection, fileName, cancellationToken));
            await content.CopyToAsync(blob, cancellationToken);
            await blob.PublishAsync(cancellationToken);
            return (string?)null;
        });
    }
}
