#nullable disable
using System.Xml.Linq;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Tally.HostContract.Rest;

namespace Azure.Storage.Blobs;

public class BlobServiceClient
{
    private readonly StorageAccount account;
    private readonly RestPipeline pipeline;

    protected BlobServiceClient()
    {
    }

    public BlobServiceClient(string connectionString)
        : this(StorageAccount.Parse(connectionString), new BlobClientOptions())
    {
    }

    public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions options = null)
        : this(StorageAccount.At(serviceUri, credential), options ?? new BlobClientOptions())
    {
    }

    private BlobServiceClient(StorageAccount account, BlobClientOptions options) =>
        (this.account, pipeline) = (account, new RestPipeline(options, account.BlobSigning));

    public virtual Uri Uri => account.Blobs;

    public virtual string AccountName => account.Name;

    public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) =>
        new(pipeline, BlobRest.Append(account.Blobs, blobContainerName), blobContainerName);
}

public class BlobContainerClient
{
    private readonly RestPipeline pipeline;

    protected BlobContainerClient()
    {
    }

    internal BlobContainerClient(RestPipeline pipeline, Uri uri, string name) => (this.pipeline, Uri, Name) = (pipeline, uri, name);

    public virtual Uri Uri { get; }

    public virtual string Name { get; }

    internal RestPipeline Pipeline => pipeline;

    public virtual BlobClient GetBlobClient(string blobName) => new(pipeline, Uri, Name, blobName);

    /// <summary>Null when the container was there already, as published.</summary>
    public virtual async Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
        PublicAccessType publicAccessType = PublicAccessType.None,
        IDictionary<string, string> metadata = null,
        BlobContainerEncryptionScopeOptions encryptionScopeOptions = null,
        CancellationToken cancellationToken = default)
    {
        using var message = pipeline.Create(RequestMethod.Put, BlobRest.Query(Uri, "restype=container"), BlobRest.Version);
        var response = await pipeline.SendAsync(message, cancellationToken, 201, 409);
        return response.Status == 201 ? Response.FromValue(new BlobContainerInfo(response.Headers.ETag ?? default), response) : null;
    }

    public virtual AsyncPageable<BlobItem> GetBlobsAsync(GetBlobsOptions options = null, CancellationToken cancellationToken = default) =>
        new Pages<BlobItem>((marker, size, token) => ListAsync(options?.Prefix, marker, size, token), cancellationToken);

    private async Task<Page<BlobItem>> ListAsync(string prefix, string marker, int? size, CancellationToken cancellationToken)
    {
        string query = "restype=container&comp=list"
            + (string.IsNullOrEmpty(prefix) ? "" : "&prefix=" + Uri.EscapeDataString(prefix))
            + (string.IsNullOrEmpty(marker) ? "" : "&marker=" + Uri.EscapeDataString(marker))
            + (size is null ? "" : $"&maxresults={size}");
        using var message = pipeline.Create(RequestMethod.Get, BlobRest.Query(Uri, query), BlobRest.Version);
        var response = await pipeline.SendAsync(message, cancellationToken, 200);
        var list = XElement.Parse(response.Content.ToString().TrimStart('\uFEFF'));
        var items = list.Descendants("Blob").Select(blob => new BlobItem(blob.Element("Name").Value)).ToList();
        string next = list.Element("NextMarker")?.Value;
        return Page<BlobItem>.FromValues(items, string.IsNullOrEmpty(next) ? null : next, response);
    }
}
