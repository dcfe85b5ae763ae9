using Microsoft.AspNetCore.Http;
using Tally.Datasets;

namespace Tally.Http;

/// <summary>What was dropped, as it was understood.</summary>
public sealed class DatasetRoutes(IDatasetLibrary library)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var scope = await library.CurrentAsync(cancellationToken);
        var documents = new List<CollectionDocument>();
        foreach (var collection in scope.Collections)
        {
            documents.Add(await DescribeAsync(collection, cancellationToken));
        }

        return TypedResults.Json(new { Collections = documents }, TallyJson.Options);
    }

    public async Task<IResult> CollectionAsync(HttpRequest request, string collection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await FindAsync(collection, cancellationToken) is { } found
            ? TypedResults.Json(await DescribeAsync(found, cancellationToken), TallyJson.Options)
            : Problems.UnknownDataset(collection);
    }

    public async Task<IResult> DatasetAsync(HttpRequest request, string collection, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var member = (await FindAsync(collection, cancellationToken))?.Members.FirstOrDefault(dataset => dataset.Id.Name == name);
        return member is not null && await library.ProfileAsync(member, cancellationToken) is { } profile
            ? TypedResults.Json(profile, TallyJson.Options)
            : Problems.UnknownDataset($"{collection}/{name}");
    }

    private async Task<CollectionSnapshot?> FindAsync(string collection, CancellationToken cancellationToken) =>
        (await library.CurrentAsync(cancellationToken)).Collections.FirstOrDefault(candidate => candidate.Name == collection);

    private async Task<CollectionDocument> DescribeAsync(CollectionSnapshot collection, CancellationToken cancellationToken)
    {
        var summaries = new List<DatasetSummary>();
        foreach (var member in collection.Members)
        {
            if (await library.ProfileAsync(member, cancellationToken) is { } profile)
            {
                summaries.Add(DatasetSummary.Of(profile));
            }
        }

        return new CollectionDocument
        {
            Name = collection.Name,
            Version = collection.Version,
            Context = collection.Context,
            FileColumn = collection.FileColumn,
            KeyColumn = collection.KeyColumn,
            Datasets = summaries,
        };
    }
}
