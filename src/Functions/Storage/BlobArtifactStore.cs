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

    public Task<Stream?> OpenReadAsync(string name, CancellationToken cancellationToken) => Unavailable.AsIOException(async () =>
    {
        var blob = await BlobAsync(name, cancellationToken);
        try
        {
            var download = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            return download.Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return (Stream?)null;
        }
    });

    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => Unavailable.AsIOException(async () =>
    {
        await using var stream = new StagedBlobStream(await BlobAsync(name, cancellationToken));
        await write(stream, cancellationToken);
        await stream.PublishAsync(cancellationToken);
    });

    public Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) => Unavailable.AsIOException(
        async () => (bool)await (await BlobAsync(name, cancellationToken)).ExistsAsync(cancellationToken));

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => Unavailable.AsIOException(
        async () => { await (await BlobAsync(name, cancellationToken)).DeleteIfExistsAsync(cancellationToken: cancellationToken); });

    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string name in await Unavailable.AsIOException(() => NamesAsync(prefix, cancellationToken)))
            yield return name;
    }

    private async Task<List<string>> NamesAsync(string prefix, CancellationToken cancellationToken)
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
        return names;
    }

    private async ValueTask<BlockBlobClient> BlobAsync(string name, CancellationToken cancellationToken) =>
        (await container.OpenAsync(cancellationToken)).GetBlockBlobClient(Root + BlobName.Write(name));
}
