using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Tally.Datasets;

namespace Tally.Functions.Storage;

/// <summary>Artifacts as block blobs under <c>artifacts/</c>. A blob exists once its block list is committed, never before.</summary>
internal sealed class BlobArtifactStore(TallyContainer container) : IArtifactStore
{
    private const string Root = "artifacts/";

    public async Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken)
    {
        var blob = await BlobAsync(name, cancellationToken);
        try
        {
            var download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            return download.Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await using var stream = new StagedBlobStream(await BlobAsync(name, cancellationToken));
        await write(stream, cancellationToken);
        await stream.PublishAsync(cancellationToken);
    }

    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        await (await BlobAsync(name, cancellationToken)).ExistsAsync(cancellationToken);

    public async Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        await (await BlobAsync(name, cancellationToken)).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Only whole folders can be asked of the service: how the last part is written depends on how it ends.
        string folder = prefix[..(prefix.LastIndexOf('/') + 1)];
        var options = new GetBlobsOptions { Prefix = Root + BlobName.Write(folder) };
        var names = new List<string>();
        var client = await container.OpenAsync(cancellationToken);
        await foreach (var blob in client.GetBlobsAsync(options, cancellationToken))
        {
            string name = BlobName.Read(blob.Name[Root.Length..]);
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                names.Add(name);
        }

        names.Sort(StringComparer.Ordinal);
        foreach (string name in names)
            yield return name;
    }

    private async ValueTask<BlockBlobClient> BlobAsync(string name, CancellationToken cancellationToken) =>
        (await container.OpenAsync(cancellationToken)).GetBlockBlobClient(Root + BlobName.Write(name));
}
