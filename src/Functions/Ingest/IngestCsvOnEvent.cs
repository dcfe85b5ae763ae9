using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Tally.Functions.Storage;

namespace Tally.Functions.Ingest;

/// <summary>Ingests a dropped file when Event Grid says it is there: the only way on the Flex Consumption plan.</summary>
public sealed class IngestCsvOnEvent(DroppedFile file)
{
    [Function(nameof(IngestCsvOnEvent))]
    public Task RunAsync(
        [BlobTrigger(Incoming.Path, Source = BlobTriggerSource.EventGrid, Connection = DataStorageOptions.Connection)] BlobClient blob,
        string collection,
        string name,
        CancellationToken cancellationToken) =>
        file.IngestAsync(blob, collection, name, cancellationToken);
}
