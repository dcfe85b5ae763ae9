using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Tally.Http;

namespace Tally.Functions.Http;

/// <summary>Files of hosted tools over HTTP.</summary>
public sealed class FileFunctions(Api api, FileRoutes files)
{
    [Function("ListFiles")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "files")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => files.ListAsync(request, token), cancellationToken);

    [Function("PostFile")]
    public Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "files")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => files.PostAsync(request, token), cancellationToken);

    [Function("DeleteFileByPath")]
    public Task<IResult> DeleteByPathAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "files")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => files.DeleteByPathAsync(request, token), cancellationToken);

    [Function("GetFile")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "files/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => files.GetAsync(request, id, token), cancellationToken);

    [Function("DeleteFile")]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "files/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => files.DeleteAsync(request, id, token), cancellationToken);

    [Function("GetMadeFile")]
    public Task<IResult> MadeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "questions/{id}/files/{fileId}")] HttpRequest request, string id, string fileId, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => files.MadeAsync(request, id, fileId, token), cancellationToken);
}
