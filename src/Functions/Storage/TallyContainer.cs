using Azure.Storage.Blobs;

namespace Tally.Functions.Storage;

/// <summary>The one container that Tally writes to, made on first use.</summary>
internal sealed class TallyContainer(BlobServiceClient service, string name)
{
    private readonly Once once = new();

    public async ValueTask<BlobContainerClient> OpenAsync(CancellationToken cancellationToken)
    {
        var container = service.GetBlobContainerClient(name);
        await once.RunAsync(token => container.CreateIfNotExistsAsync(cancellationToken: token), cancellationToken);
        return container;
    }
}
