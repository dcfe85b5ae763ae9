using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;

namespace Tally.Model;

/// <summary>Files, vector stores and containers over the OpenAI package's pipeline: its address, sign-in, timeouts and retries.</summary>
public sealed class OpenAIModelFiles : IModelFiles
{
    private const int PageSize = 100;

    private readonly Uri _endpoint;
    private readonly ClientPipeline _pipeline;
    private readonly ServiceCall _call;

    /// <param name="http">Its own timeout should be infinite; the options' timeouts rule.</param>
    public OpenAIModelFiles(ModelOptions options, HttpClient http, TimeProvider clock, Random random)
    {
        _endpoint = options.Endpoint!;
        _pipeline = ModelConnection.Open(options, http, clock, random).Pipeline;
        _call = new ServiceCall(options, clock);
    }

    public string Address => _endpoint.AbsoluteUri;

    public async Task<ModelReply<ProviderFile>> UploadAsync(
        string name, BinaryData content, TimeSpan? expiresAfter, CancellationToken cancellationToken)
    {
        ModelReply<ProviderFile> reply = await UploadOnceAsync(name, content, expiresAfter, cancellationToken);
        bool isRefused = reply is ModelReply<ProviderFile>.Failed { Failure.Kind: ModelFailureKind.Unsupported or ModelFailureKind.Rejected };
        // Not every service lets such files expire; a refusal made nothing, so it may be asked again.
        return isRefused && expiresAfter is not null ? await UploadOnceAsync(name, content, null, cancellationToken) : reply;
    }

    public Task<ModelReply<ProviderFile>> GetFileAsync(string fileId, CancellationToken cancellationToken) =>
        SendAsync("GET", $"files/{Escaped(fileId)}", null, ProviderReader.File, cancellationToken);

    public Task<ModelReply<IReadOnlyList<ProviderFile>>> ListFilesAsync(CancellationToken cancellationToken) =>
        ListAsync("files?purpose=assistants&", ProviderReader.File, cancellationToken);

    public Task<ModelReply<BinaryData>> DownloadFileAsync(string fileId, CancellationToken cancellationToken) =>
        BytesAsync($"files/{Escaped(fileId)}/content", cancellationToken);

    public Task<ModelReply<string>> DeleteFileAsync(string fileId, CancellationToken cancellationToken) =>
        DeleteAsync("files", fileId, cancellationToken);

    public Task<ModelReply<ProviderStore>> CreateStoreAsync(StoreRequest request, CancellationToken cancellationToken) =>
        SendAsync("POST", "vector_stores", FileRequestWriter.Store(request), ProviderReader.Store, cancellationToken);

    public Task<ModelReply<string>> AttachAsync(
        string storeId, IReadOnlyList<string> fileIds, StoreRequest chunking, CancellationToken cancellationToken) =>
        SendAsync(
            "POST", $"vector_stores/{Escaped(storeId)}/file_batches", FileRequestWriter.Batch(fileIds, chunking), body => body.Text("id"), cancellationToken);

    public Task<ModelReply<string>> DetachAsync(string storeId, string fileId, CancellationToken cancellationToken) =>
        DeleteAsync($"vector_stores/{Escaped(storeId)}/files", fileId, cancellationToken);

    public Task<ModelReply<ProviderStore>> GetStoreAsync(string storeId, CancellationToken cancellationToken) =>
        SendAsync("GET", $"vector_stores/{Escaped(storeId)}", null, ProviderReader.Store, cancellationToken);

    public Task<ModelReply<IReadOnlyList<StoreFailure>>> ListFailuresAsync(string storeId, CancellationToken cancellationToken) =>
        ListAsync($"vector_stores/{Escaped(storeId)}/files?filter=failed&", ProviderReader.Failure, cancellationToken);

    public Task<ModelReply<string>> DeleteStoreAsync(string storeId, CancellationToken cancellationToken) =>
        DeleteAsync("vector_stores", storeId, cancellationToken);

    public Task<ModelReply<string>> CreateContainerAsync(
        string name, IReadOnlyList<string> fileIds, string? memoryLimit, CancellationToken cancellationToken) =>
        SendAsync("POST", "containers", FileRequestWriter.Container(name, fileIds, memoryLimit), body => body.Text("id"), cancellationToken);

    public Task<ModelReply<IReadOnlyList<ContainerFile>>> ListContainerFilesAsync(string containerId, CancellationToken cancellationToken) =>
        ListAsync($"containers/{Escaped(containerId)}/files?", item => ProviderReader.InContainer(item, containerId), cancellationToken);

    public Task<ModelReply<BinaryData>> DownloadContainerFileAsync(string containerId, string fileId, CancellationToken cancellationToken) =>
        BytesAsync($"containers/{Escaped(containerId)}/files/{Escaped(fileId)}/content", cancellationToken);

    public Task<ModelReply<string>> DeleteContainerAsync(string containerId, CancellationToken cancellationToken) =>
        DeleteAsync("containers", containerId, cancellationToken);

    public Task<ModelReply<string>> DeleteResponseAsync(string responseId, CancellationToken cancellationToken) =>
        DeleteAsync("responses", responseId, cancellationToken);

    private Task<ModelReply<ProviderFile>> UploadOnceAsync(string name, BinaryData content, TimeSpan? expiresAfter, CancellationToken cancellationToken)
    {
        (BinaryContent body, string contentType) = FileRequestWriter.Upload(name, content, expiresAfter);
        return _call.SendAsync(request => ExchangeAsync("POST", "files", body, contentType, request), ProviderReader.File, cancellationToken);
    }

    private Task<ModelReply<T>> SendAsync<T>(
        string method, string path, BinaryContent? body, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class =>
        _call.SendAsync(request => ExchangeAsync(method, path, body, "application/json", request), read, cancellationToken);

    private Task<ModelReply<string>> DeleteAsync(string kind, string id, CancellationToken cancellationToken) =>
        SendAsync("DELETE", $"{kind}/{Escaped(id)}", null, body => body.Text("id") ?? id, cancellationToken);

    private Task<ModelReply<BinaryData>> BytesAsync(string path, CancellationToken cancellationToken) =>
        _call.SendBytesAsync(request => ExchangeAsync("GET", path, null, null, request), cancellationToken);

    private async Task<ModelReply<IReadOnlyList<T>>> ListAsync<T>(string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        List<T> all = [];
        string? after = null;
        do
        {
            string next = FormattableString.Invariant($"{path}limit={PageSize}&order=asc{(after is null ? "" : $"&after={Escaped(after)}")}");
            switch (await SendAsync("GET", next, null, JsonPage.Read, cancellationToken))
            {
                case ModelReply<JsonPage>.Ok(var page):
                    all.AddRange(page.Items.Select(read).OfType<T>());
                    after = page.Next;
                    break;
                case ModelReply<JsonPage>.Failed(var failure):
                    return new ModelReply<IReadOnlyList<T>>.Failed(failure);
            }
        }
        while (after is not null);
        return new ModelReply<IReadOnlyList<T>>.Ok(all);
    }

    private async Task<ClientResult> ExchangeAsync(string method, string path, BinaryContent? body, string? contentType, RequestOptions options)
    {
        using PipelineMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri = new Uri(_endpoint, path);
        message.Request.Headers.Set("Accept", "*/*");
        if (body is not null)
        {
            message.Request.Content = body;
            message.Request.Headers.Set("Content-Type", contentType!);
        }

        message.Apply(options);
        await _pipeline.SendAsync(message);
        return ClientResult.FromResponse(message.ExtractResponse()!);
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
