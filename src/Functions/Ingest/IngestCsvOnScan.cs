using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tally.Functions.SelfTests;
using Tally.Functions.Storage;

namespace Tally.Functions.Ingest;

/// <summary>Ingests a dropped file when the container is scanned: local storage, and plans without events.</summary>
public sealed class IngestCsvOnScan(DroppedFile file, SelfTestStarter tests)
{
    [Function(nameof(IngestCsvOnScan))]
    public Task RunAsync(
        [BlobTrigger(Incoming.Path, Source = BlobTriggerSource.LogsAndContainerScan, Connection = DataStorageOptions.Connection)] BlobClient blob,
        string collection,
        string name,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        tests.AfterAsync(() => file.IngestAsync(blob, collection, name, client, cancellationToken), client, cancellationToken);
}
