#nullable disable
using Azure.Core;

namespace Azure.Storage.Blobs
{
    public class BlobClientOptions : ClientOptions
    {
        public BlobClientOptions(ServiceVersion version = ServiceVersion.V2026_10_06)
        {
        }

        public enum ServiceVersion
        {
            V2026_10_06 = 32,
        }
    }
}

namespace Azure.Storage.Blobs.Models
{
    public enum PublicAccessType
    {
        None = 0,
        BlobContainer = 1,
        Blob = 2,
    }

    public enum DeleteSnapshotsOption
    {
        None = 0,
        IncludeSnapshots = 1,
        OnlySnapshots = 2,
    }

    public class BlobContainerEncryptionScopeOptions
    {
    }

    public class BlobContainerInfo
    {
        internal BlobContainerInfo(ETag etag) => ETag = etag;

        public ETag ETag { get; }
    }

    public class BlobLeaseRequestConditions : RequestConditions
    {
        public string TagConditions { get; set; }
    }

    public class BlobRequestConditions : BlobLeaseRequestConditions
    {
        public string LeaseId { get; set; }
    }

    public class AppendBlobRequestConditions : BlobRequestConditions
    {
        public long? IfAppendPositionEqual { get; set; }

        public long? IfMaxSizeLessThanOrEqual { get; set; }
    }

    public class BlobHttpHeaders
    {
        public string ContentType { get; set; }
    }

    public class BlobUploadOptions
    {
        public BlobHttpHeaders HttpHeaders { get; set; }

        public BlobRequestConditions Conditions { get; set; }
    }

    public class CommitBlockListOptions
    {
        public BlobHttpHeaders HttpHeaders { get; set; }

        public BlobRequestConditions Conditions { get; set; }
    }

    public class BlockBlobStageBlockOptions
    {
        public BlobRequestConditions Conditions { get; set; }
    }

    public class AppendBlobCreateOptions
    {
        public AppendBlobRequestConditions Conditions { get; set; }
    }

    public class AppendBlobAppendBlockOptions
    {
        public AppendBlobRequestConditions Conditions { get; set; }
    }

    public class BlobDownloadOptions
    {
        public HttpRange Range { get; set; }

        public BlobRequestConditions Conditions { get; set; }
    }

    public class GetBlobsOptions
    {
        public string Prefix { get; set; }
    }

    public class BlobContentInfo
    {
        internal BlobContentInfo(ETag etag) => ETag = etag;

        public ETag ETag { get; }
    }

    public class BlobAppendInfo
    {
        internal BlobAppendInfo(ETag etag) => ETag = etag;

        public ETag ETag { get; }
    }

    public class BlockInfo
    {
        internal BlockInfo()
        {
        }
    }

    public class BlobDownloadDetails
    {
        public long ContentLength { get; internal init; }

        public ETag ETag { get; internal init; }
    }

    public class BlobDownloadStreamingResult : IDisposable
    {
        internal BlobDownloadStreamingResult()
        {
        }

        public BlobDownloadDetails Details { get; internal init; }

        public Stream Content { get; internal init; }

        public void Dispose() => Content.Dispose();
    }

    public class BlobDownloadResult
    {
        internal BlobDownloadResult()
        {
        }

        public BlobDownloadDetails Details { get; internal init; }

        public BinaryData Content { get; internal init; }
    }

    public class BlobItem
    {
        internal BlobItem(string name) => Name = name;

        public string Name { get; }
    }
}
