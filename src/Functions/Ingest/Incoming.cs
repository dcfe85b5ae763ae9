using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Blobs;
using Tally.Datasets;
using Tally.Functions.Storage;
using Tally.Ingest.Sources;
using Tally.Ingest;

namespace Tally.Functions.Ingest;

/// <summary>The container people drop files into: <c>incoming/{collection}/{name}</c>.</summary>
public sealed class Incoming(BlobServiceClient service)
{
    internal const string Path = Container + "/{collection}/{name}";

    private const string Container = "incoming";
    internal const string CollectionSidecar = "collection.json";
    internal const string DatasetSidecar = ".dataset.json";

    private readonly Once made = new();

    internal static bool IsCollectionSidecar(string name) => name.Equals(CollectionSidecar, StringComparison.OrdinalIgnoreCase);

    /// <summary>The dataset a <c>{name}.dataset.json</c> is about; null for any other file.</summary>
    internal static string? AboutDataset(string name) =>
        name.EndsWith(DatasetSidecar, StringComparison.OrdinalIgnoreCase) ? name[..^DatasetSidecar.Length] : null;

    /// <summary>Names of a collection's files that are datasets.</summary>
    internal async Task<IReadOnlyList<string>> NamesAsync(string collection, CancellationToken cancellationToken)
    {
        var container = service.GetBlobContainerClient(Container);
        var files = new List<string>();
        await foreach (var item in container.GetBlobsAsync(new GetBlobsOptions { Prefix = collection + "/" }, cancellationToken))
        {
            string name = item.Name[(collection.Length + 1)..];
            if (IdOf(collection, name) is not null)
                files.Add(name);
        }

        return files;
    }

    internal BlobClient Find(string collection, string name) => service.GetBlobContainerClient(Container).GetBlobClient($"{collection}/{name}");

    /// <summary>Where a file of a collection is, whether it is there yet or not.</summary>
    internal async Task<BlockBlobClient> BlobAsync(string collection, string name, CancellationToken cancellationToken)
    {
        var container = service.GetBlobContainerClient(Container);
        await made.RunAsync(token => container.CreateIfNotExistsAsync(cancellationToken: token), cancellationToken);
        return container.GetBlockBlobClient($"{collection}/{name}");
    }

    /// <summary>The dataset a file of that name becomes; null when it becomes none. A folder within a collection is not looked into.</summary>
    internal static DatasetId? IdOf(string collection, string name) =>
        !name.Contains('/', StringComparison.Ordinal) && LocalFolder.IsTable(name) && DatasetId.TryCreate(collection, LocalFolder.NameOf(name), out var id) ? id : null;

    internal static async Task<Stream> OpenAsync(BlobClient blob, CancellationToken cancellationToken) =>
        (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
}
