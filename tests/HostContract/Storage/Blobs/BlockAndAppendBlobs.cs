#nullable disable
using System.Text;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Tally.HostContract.Rest;

namespace Azure.Storage.Blobs.Specialized;

public class BlockBlobClient : BlobBaseClient
{
    protected BlockBlobClient()
    {
    }

    internal BlockBlobClient(RestPipeline pipeline, Uri container, string containerName, string name)
        : base(pipeline, container, containerName, name)
    {
    }

    public virtual async Task<Response<BlobContentInfo>> UploadAsync(
        Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
        BlobRest.Info(await BlobRest.PutAsync(
            Pipeline, Uri, content, options?.Conditions, cancellationToken, ("x-ms-blob-type", "BlockBlob")));

    public virtual async Task<Response<BlockInfo>> StageBlockAsync(
        string base64BlockId, Stream content, BlockBlobStageBlockOptions options = null, CancellationToken cancellationToken = default)
    {
        var uri = BlobRest.Query(Uri, "comp=block&blockid=" + Uri.EscapeDataString(base64BlockId));
        var response = await BlobRest.PutAsync(Pipeline, uri, content, options?.Conditions, cancellationToken);
        return Response.FromValue(new BlockInfo(), response);
    }

    public virtual async Task<Response<BlobContentInfo>> CommitBlockListAsync(
        IEnumerable<string> base64BlockIds, CommitBlockListOptions options, CancellationToken cancellationToken = default)
    {
        string body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>"
            + string.Concat(base64BlockIds.Select(id => $"<Latest>{id}</Latest>")) + "</BlockList>";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return BlobRest.Info(await BlobRest.PutAsync(
            Pipeline, BlobRest.Query(Uri, "comp=blocklist"), content, options?.Conditions, cancellationToken, ("Content-Type", "application/xml")));
    }
}

public class AppendBlobClient : BlobBaseClient
{
    protected AppendBlobClient()
    {
    }

    internal AppendBlobClient(RestPipeline pipeline, Uri container, string containerName, string name)
        : base(pipeline, container, containerName, name)
    {
    }

    /// <summary>Null when the blob was there already, as published.</summary>
    public virtual async Task<Response<BlobContentInfo>> CreateIfNotExistsAsync(
        AppendBlobCreateOptions options, CancellationToken cancellationToken = default)
    {
        using var message = Pipeline.Create(RequestMethod.Put, Uri, BlobRest.Version);
        message.Request.Headers.SetValue("x-ms-blob-type", "AppendBlob");
        message.Request.Headers.SetValue("Content-Length", "0");
        message.Request.Headers.SetValue("If-None-Match", "*");
        var response = await Pipeline.SendAsync(message, cancellationToken, 201, 409);
        return response.Status == 201 ? BlobRest.Info(response) : null;
    }

    public virtual async Task<Response<BlobAppendInfo>> AppendBlockAsync(
        Stream content, AppendBlobAppendBlockOptions options = null, CancellationToken cancellationToken = default)
    {
        var response = await BlobRest.PutAsync(
            Pipeline, BlobRest.Query(Uri, "comp=appendblock"), content, options?.Conditions, cancellationToken);
        return Response.FromValue(new BlobAppendInfo(response.Headers.ETag ?? default), response);
    }
}
