using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tally.Functions.SelfTests;
using Tally.Functions.Storage;

namespace Tally.Functions.Ingest;

/// <summary>Ingests a dropped file when Event Grid says it is there: the only way on the Flex Consumption plan.</summary>
public sealed class IngestCsvOnEvent(DroppedFile file, SelfTestStarter tests)
{
    [Function(nameof(IngestCsvOnEvent))]
    public Task RunAsync(
        [BlobTrigger(Incoming.Path, Source = BlobTriggerSource.EventGrid, Connection = DataStorageOptions.Connection)] BlobClient blob,
        string collection,
        string name,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        tests.AfterAsync(() => file.IngestAsync(blob, collection, name, client, cancellationToken), client, cancellationToken);
}
