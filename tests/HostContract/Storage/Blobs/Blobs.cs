#nullable disable
using System.Globalization;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using Tally.HostContract.Rest;

namespace Azure.Storage.Blobs.Specialized
{
    public class BlobBaseClient
    {
        protected BlobBaseClient()
        {
        }

        internal BlobBaseClient(RestPipeline pipeline, Uri container, string containerName, string name) =>
            (Pipeline, Uri, BlobContainerName, Name) = (pipeline, BlobRest.Append(container, name), containerName, name);

        public virtual Uri Uri { get; }

        public virtual string BlobContainerName { get; }

        public virtual string Name { get; }

        internal RestPipeline Pipeline { get; }

        public virtual async Task<Response<BlobDownloadStreamingResult>> DownloadStreamingAsync(
            BlobDownloadOptions options = null, CancellationToken cancellationToken = default)
        {
            using var message = Get(options);
            message.BufferResponse = false;
            var response = await Pipeline.SendAsync(message, cancellationToken, 200, 206);
            var result = new BlobDownloadStreamingResult { Content = message.ExtractResponseContent(), Details = Details(response) };
            return Response.FromValue(result, response);
        }

        public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) =>
            DownloadContentAsync((BlobDownloadOptions)null, cancellationToken);

        public virtual async Task<Response<BlobDownloadResult>> DownloadContentAsync(
            BlobDownloadOptions options = null, CancellationToken cancellationToken = default)
        {
            using var message = Get(options);
            var response = await Pipeline.SendAsync(message, cancellationToken, 200, 206, 304);
            return response.Status == 304
                ? new NoBodyResponse<BlobDownloadResult>(response)
                : Response.FromValue(new BlobDownloadResult { Content = response.Content, Details = Details(response) }, response);
        }

        public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
        {
            using var message = Pipeline.Create(RequestMethod.Head, Uri, BlobRest.Version);
            var response = await Pipeline.SendAsync(message, cancellationToken, 200, 404);
            return Response.FromValue(response.Status == 200, response);
        }

        public virtual async Task<Response<bool>> DeleteIfExistsAsync(
            DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
            BlobRequestConditions conditions = null,
            CancellationToken cancellationToken = default)
        {
            using var message = Pipeline.Create(RequestMethod.Delete, Uri, BlobRest.Version);
            RestPipeline.Condition(message.Request, conditions);
            var response = await Pipeline.SendAsync(message, cancellationToken, 202, 404);
            return Response.FromValue(response.Status == 202, response);
        }

        private HttpMessage Get(BlobDownloadOptions options)
        {
            var message = Pipeline.Create(RequestMethod.Get, Uri, BlobRest.Version);
            RestPipeline.Condition(message.Request, options?.Conditions);
            if (options?.Range is { } range && range != default)
                message.Request.Headers.SetValue("Range", range.ToString());
            return message;
        }

        private static BlobDownloadDetails Details(Response response) => new()
        {
            ContentLength = response.Headers.TryGetValue("Content-Length", out string length) ? long.Parse(length, CultureInfo.InvariantCulture) : 0,
            ETag = response.Headers.ETag ?? default,
        };
    }

    public static class SpecializedBlobExtensions
    {
        public static BlockBlobClient GetBlockBlobClient(this BlobContainerClient client, string blobName) =>
            new(client.Pipeline, client.Uri, client.Name, blobName);

        public static AppendBlobClient GetAppendBlobClient(this BlobContainerClient client, string blobName) =>
            new(client.Pipeline, client.Uri, client.Name, blobName);
    }
}

namespace Azure.Storage.Blobs
{
    public class BlobClient : Specialized.BlobBaseClient
    {
        protected BlobClient()
        {
        }

        internal BlobClient(RestPipeline pipeline, Uri container, string containerName, string name)
            : base(pipeline, container, containerName, name)
        {
        }

        public virtual async Task<Response<BlobContentInfo>> UploadAsync(
            Stream content, BlobUploadOptions options, CancellationToken cancellationToken = default) =>
            BlobRest.Info(await BlobRest.PutAsync(
                Pipeline, Uri, content, options?.Conditions, cancellationToken, ("x-ms-blob-type", "BlockBlob")));
    }
}
