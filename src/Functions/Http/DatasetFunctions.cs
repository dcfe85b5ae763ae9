using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tally.Functions.SelfTests;
using Tally.Http;

namespace Tally.Functions.Http;

/// <summary>Datasets over HTTP.</summary>
public sealed class DatasetFunctions(Api api, DatasetRoutes datasets, QueryRoutes queries, SelfTestStarter tests)
{
    [Function("ListDatasets")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "datasets")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => datasets.ListAsync(request, token), cancellationToken);

    [Function("GetCollection")]
    public Task<IResult> CollectionAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "datasets/{collection}")] HttpRequest request,
        string collection,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => datasets.CollectionAsync(request, collection, token), cancellationToken);

    [Function("GetDataset")]
    public Task<IResult> DatasetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "datasets/{collection}/{name}")] HttpRequest request,
        string collection,
        string name,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => datasets.DatasetAsync(request, collection, name, token), cancellationToken);

    [Function("PutDataset")]
    public Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "datasets/{collection}/{name}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string collection,
        string name,
        CancellationToken cancellationToken) =>
        api.RunAsync(
            request, token => tests.AfterAsync(() => datasets.PutAsync(request, collection, name, token), client, token), cancellationToken);

    [Function("DeleteDataset")]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "datasets/{collection}/{name}")] HttpRequest request,
        string collection,
        string name,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => datasets.DeleteAsync(request, collection, name, token), cancellationToken);

    [Function("GetDatasetProblems")]
    public Task<IResult> ProblemsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "datasets/{collection}/{name}/problems")] HttpRequest request,
        string collection,
        string name,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => datasets.ProblemsAsync(request, collection, name, token), cancellationToken);

    [Function("GetDatasetData")]
    public Task<IResult> DataAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "datasets/{collection}/{name}/data.json")] HttpRequest request,
        string collection,
        string name,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => datasets.DataAsync(request, collection, name, token), cancellationToken);

    [Function("QueryDatasets")]
    public Task<IResult> QueryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "datasets/query")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => queries.RunAsync(request, token), cancellationToken);
}
