using Microsoft.AspNetCore.Http;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Publishing;
using Tally.Ingest;
using Tally.SelfTests;

namespace Tally.Http;

/// <summary>What was dropped, as it was understood; dropping by PUT, taking away by DELETE.</summary>
public sealed class DatasetRoutes(
    IDatasetLibrary library, IArtifactStore artifacts, IngestDataset ingest, RemoveDataset remove, DatasetProblems problems, RefusedDrops refused,
    ReaderOptions options)
{
    public async Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!Paging.TryRead(request, Paging.Largest, out var asked, out var problem))
        {
            return problem;
        }

        var documents = new Dictionary<string, CollectionDocument>(StringComparer.Ordinal);
        var collections = (await library.CurrentAsync(cancellationToken)).Collections;
        foreach (var collection in asked.Cut(collections, static collection => collection.Name)?.Items ?? [])
        {
            documents[collection.Name] = await DescribeAsync(collection, cancellationToken);
        }

        return asked.Document("collections", collections, static collection => collection.Name, collection => documents[collection.Name]);
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
            ? TypedResults.Json(
                DatasetDocuments.Of(profile, await SelfTestStore.ReadAsync(artifacts, member, cancellationToken)), TallyJson.Options)
            : Problems.UnknownDataset($"{collection}/{name}");
    }

    /// <summary>
    /// What the reader was unsure of, what the dataset's siblings say against it, and why the file that was dropped last is not what is published:
    /// this also of a name under which nothing has been published.
    /// </summary>
    public async Task<IResult> ProblemsAsync(HttpRequest request, string collection, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!DatasetId.TryCreate(collection, name, out var id))
        {
            return Problems.UnknownDataset($"{collection}/{name}");
        }

        var found = await FindAsync(collection, cancellationToken);
        var member = found?.Members.FirstOrDefault(dataset => dataset.Id.Name == name);
        var listed = member is null ? null : await problems.OfAsync(found!, member, cancellationToken);
        var drops = await refused.OfAsync(id, cancellationToken);
        return listed is null && drops.Count == 0
            ? Problems.UnknownDataset($"{collection}/{name}")
            : TypedResults.Json<IReadOnlyList<Problem>>([.. drops, .. listed ?? []], TallyJson.Options);
    }

    /// <summary>The rows as JSON: <c>?shape=records</c> or <c>keyed</c>; the sidecar's shape, else records, when none is named.</summary>
    public async Task<IResult> DataAsync(HttpRequest request, string collection, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if ((await FindAsync(collection, cancellationToken))?.Members.FirstOrDefault(dataset => dataset.Id.Name == name) is not { } member)
        {
            return Problems.UnknownDataset($"{collection}/{name}");
        }

        string? asked = request.Query["shape"] is [{ Length: > 0 } shape] ? shape : (await library.ProfileAsync(member, cancellationToken))?.Shape;
        return asked switch
        {
            null or "records" => await ArtifactAsync(member, ArtifactNames.Records, cancellationToken),
            "keyed" => await ArtifactAsync(member, ArtifactNames.Keyed, cancellationToken),
            _ => Problems.MalformedParameter("shape is records or keyed."),
        };
    }

    /// <summary>Publishes the body, a CSV, under the name: 201 when it is new, 200 when it was known or supersedes.</summary>
    public async Task<IResult> PutAsync(HttpRequest request, string collection, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        string stem = Path.GetFileNameWithoutExtension(name);
        if (!DatasetId.TryCreate(collection, stem, out var id))
        {
            return Problems.MalformedParameter("A collection or dataset name has 1 to 100 characters, none of them / \\ : or a control character, and no more than a file's name may hold.");
        }

        if (request.ContentLength > options.MostBytes)
        {
            return Problems.TooLarge($"A file may have at most {options.MostBytes} bytes.");
        }

        bool known = await FindAsync(collection, cancellationToken) is { } found && found.Members.Any(member => member.Id == id);

        // The reader looks at a file more than once, and a request's body can be read only once.
        await using var spooled = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        await request.Body.CopyToAsync(spooled, cancellationToken);
        await spooled.FlushAsync(cancellationToken);
        var input = new IngestInput
        {
            Id = id,
            FileName = Path.HasExtension(name) ? name : name + ".csv",
            OpenAsync = _ => Task.FromResult<Stream>(new FileStream(spooled.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)),
        };
        return await ingest.RunAsync(input, cancellationToken) switch
        {
            IngestOutcome.Published published => TypedResults.Json(
                published.Profile, TallyJson.Options, statusCode: known ? StatusCodes.Status200OK : StatusCodes.Status201Created),
            IngestOutcome.Refused refused => Problems.Refused(refused.Problems[0]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>204 once it is out of the catalogue; answers pinned to it can still be replayed until it is swept.</summary>
    public async Task<IResult> DeleteAsync(HttpRequest request, string collection, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return DatasetId.TryCreate(collection, name, out var id) && await remove.RunAsync(id, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.UnknownDataset($"{collection}/{name}");
    }

    private async Task<IResult> ArtifactAsync(DatasetRef member, string artifact, CancellationToken cancellationToken) =>
        await artifacts.OpenReadAsync(ArtifactNames.Of(member, artifact), cancellationToken) is { } stream
            ? TypedResults.Stream(stream, "application/json")
            : Problems.UnknownDataset(member.Id.ToString());

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
