namespace Tally.Model;

/// <summary>
/// What the model service keeps for its hosted tools: files, indexes over them, containers that Python ran in, and responses.
/// Failures of the service are values; nothing here retries a creation.
/// </summary>
public interface IModelFiles
{
    /// <summary>Which service keeps them: an id is good there only.</summary>
    string Address { get; }

    /// <param name="expiresAfter">When the service may forget it; null for never. A service without expiry keeps it.</param>
    Task<ModelReply<ProviderFile>> UploadAsync(string name, BinaryData content, TimeSpan? expiresAfter, CancellationToken cancellationToken);

    Task<ModelReply<ProviderFile>> GetFileAsync(string fileId, CancellationToken cancellationToken);

    Task<ModelReply<IReadOnlyList<ProviderFile>>> ListFilesAsync(CancellationToken cancellationToken);

    Task<ModelReply<BinaryData>> DownloadFileAsync(string fileId, CancellationToken cancellationToken);

    Task<ModelReply<string>> DeleteFileAsync(string fileId, CancellationToken cancellationToken);

    Task<ModelReply<ProviderStore>> CreateStoreAsync(StoreRequest request, CancellationToken cancellationToken);

    /// <summary>Adds files to a store; they are in progress when this returns.</summary>
    Task<ModelReply<string>> AttachAsync(string storeId, IReadOnlyList<string> fileIds, StoreRequest chunking, CancellationToken cancellationToken);

    /// <summary>Takes a file out of a store; the file itself stays.</summary>
    Task<ModelReply<string>> DetachAsync(string storeId, string fileId, CancellationToken cancellationToken);

    Task<ModelReply<ProviderStore>> GetStoreAsync(string storeId, CancellationToken cancellationToken);

    /// <summary>The files of a store that could not be indexed, and why.</summary>
    Task<ModelReply<IReadOnlyList<StoreFailure>>> ListFailuresAsync(string storeId, CancellationToken cancellationToken);

    Task<ModelReply<string>> DeleteStoreAsync(string storeId, CancellationToken cancellationToken);

    Task<ModelReply<string>> CreateContainerAsync(
        string name, IReadOnlyList<string> fileIds, string? memoryLimit, CancellationToken cancellationToken);

    Task<ModelReply<IReadOnlyList<ContainerFile>>> ListContainerFilesAsync(string containerId, CancellationToken cancellationToken);

    Task<ModelReply<BinaryData>> DownloadContainerFileAsync(string containerId, string fileId, CancellationToken cancellationToken);

    Task<ModelReply<string>> DeleteContainerAsync(string containerId, CancellationToken cancellationToken);

    Task<ModelReply<string>> DeleteResponseAsync(string responseId, CancellationToken cancellationToken);
}

/// <summary>A file at the service.</summary>
public sealed record ProviderFile(
    string Id, string Name, long Bytes, ProviderFileStatus Status, DateTimeOffset? ExpiresAt, DateTimeOffset? CreatedAt = null);

public enum ProviderFileStatus
{
    /// <summary>Cannot be used yet.</summary>
    Pending,
    Processed,
    Failed,
}

/// <summary>An index to create. Null leaves a choice to the service.</summary>
public sealed record StoreRequest
{
    /// <summary>Files that one request may name.</summary>
    public const int MostFiles = 500;

    public required string Name { get; init; }

    public required IReadOnlyList<string> FileIds { get; init; }

    public int ExpiresAfterDays { get; init; } = 7;

    public int? ChunkTokens { get; init; }

    public int? ChunkOverlap { get; init; }
}

/// <summary>An index at the service. Without anything in progress it can be searched, but for what failed.</summary>
public sealed record ProviderStore(string Id, bool IsExpired, int InProgress, int Failed, int Total);

public sealed record StoreFailure(string FileId, string Code, string Message);

/// <param name="IsMade">True for what the model made there; false for what was put there for it.</param>
public sealed record ContainerFile(string Id, string ContainerId, string Path, long Bytes, bool IsMade)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
