using System.Runtime.CompilerServices;
using Tally.Datasets;

namespace Tally.Functions.Storage;

/// <summary>
/// The catalogue as one table. A collection is the entity (<c>collections</c>, name); a dataset is the entity
/// (<c>datasets:</c>collection, name), so that one partition holds a collection's members.
/// </summary>
internal sealed class TableCatalogue(TallyTables tables, IArtifactStore artifacts) : ICatalogue
{
    private const string Collections = "collections";

    private readonly ValueTable table = new(tables, artifacts, "catalogue");

    public Task<Versioned<DatasetProfile>?> GetDatasetAsync(DatasetId id, CancellationToken cancellationToken) =>
        table.GetAsync<DatasetProfile>(PartitionOf(id), id.Name, cancellationToken);

    public Task<Versioned<CollectionSnapshot>?> GetCollectionAsync(string name, CancellationToken cancellationToken) =>
        table.GetAsync<CollectionSnapshot>(Collections, name, cancellationToken);

    public async IAsyncEnumerable<CollectionSnapshot> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new List<CollectionSnapshot>();
        await foreach (var collection in table.ListAsync<CollectionSnapshot>(Collections, cancellationToken))
            found.Add(collection);
        foreach (var collection in found.OrderBy(collection => collection.Name, StringComparer.Ordinal))
            yield return collection;
    }

    public Task<bool> TryPutDatasetAsync(DatasetProfile profile, string? expectedETag, CancellationToken cancellationToken) =>
        table.TryPutAsync(PartitionOf(profile.Id), profile.Id.Name, profile, expectedETag, cancellationToken);

    public Task<bool> TryPutCollectionAsync(CollectionSnapshot snapshot, string? expectedETag, CancellationToken cancellationToken) =>
        table.TryPutAsync(Collections, snapshot.Name, snapshot, expectedETag, cancellationToken);

    public Task RemoveDatasetAsync(DatasetId id, CancellationToken cancellationToken) =>
        table.DeleteAsync(PartitionOf(id), id.Name, cancellationToken);

    private static string PartitionOf(DatasetId id) => "datasets:" + id.Collection;
}
