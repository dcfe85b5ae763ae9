namespace Tally.Model;

/// <summary>Stands for a service that keeps no files, and for commands that speak to none.</summary>
public sealed class NoModelFiles : IModelFiles
{
    private static readonly ModelFailure None = new()
    {
        Kind = ModelFailureKind.Unsupported,
        Message = "This model service keeps no files.",
    };

    public string Address => "";

    public Task<ModelReply<ProviderFile>> UploadAsync(string name, BinaryData content, TimeSpan? expiresAfter, CancellationToken cancellationToken) => No<ProviderFile>();

    public Task<ModelReply<ProviderFile>> GetFileAsync(string fileId, CancellationToken cancellationToken) => No<ProviderFile>();

    public Task<ModelReply<IReadOnlyList<ProviderFile>>> ListFilesAsync(CancellationToken cancellationToken) => No<IReadOnlyList<ProviderFile>>();

    public Task<ModelReply<BinaryData>> DownloadFileAsync(string fileId, CancellationToken cancellationToken) => No<BinaryData>();

    public Task<ModelReply<string>> DeleteFileAsync(string fileId, CancellationToken cancellationToken) => No<string>();

    public Task<ModelReply<ProviderStore>> CreateStoreAsync(StoreRequest request, CancellationToken cancellationToken) => No<ProviderStore>();

    public Task<ModelReply<string>> AttachAsync(string storeId, IReadOnlyList<string> fileIds, StoreRequest chunking, CancellationToken cancellationToken) => No<string>();

    public Task<ModelReply<string>> DetachAsync(string storeId, string fileId, CancellationToken cancellationToken) => No<string>();

    public Task<ModelReply<ProviderStore>> GetStoreAsync(string storeId, CancellationToken cancellationToken) => No<ProviderStore>();

    public Task<ModelReply<IReadOnlyList<StoreFailure>>> ListFailuresAsync(string storeId, CancellationToken cancellationToken) => No<IReadOnlyList<StoreFailure>>();

    public Task<ModelReply<string>> DeleteStoreAsync(string storeId, CancellationToken cancellationToken) => No<string>();

    public Task<ModelReply<string>> CreateContainerAsync(string name, IReadOnlyList<string> fileIds, string? memoryLimit, CancellationToken cancellationToken) => No<string>();

    public Task<ModelReply<IReadOnlyList<ContainerFile>>> ListContainerFilesAsync(string containerId, CancellationToken cancellationToken) => No<IReadOnlyList<ContainerFile>>();

    public Task<ModelReply<BinaryData>> DownloadContainerFileAsync(string containerId, string fileId, CancellationToken cancellationToken) => No<BinaryData>();

    public Task<ModelReply<string>> DeleteContainerAsync(string containerId, CancellationToken cancellationToken) => No<string>();

    public Task<ModelReply<string>> DeleteResponseAsync(string responseId, CancellationToken cancellationToken) => No<string>();

    private static Task<ModelReply<T>> No<T>() => Task.FromResult<ModelReply<T>>(new ModelReply<T>.Failed(None));
}
