using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Tally.Datasets;

namespace Tally.Functions.Storage;

/// <summary>
/// The catalogue as one table. A collection is the entity (<c>collections</c>, name); a dataset is the entity
/// (<c>datasets:</c>collection, name), so that one partition holds a collection's members.
/// </summary>
internal sealed class TableCatalogue(TallyTables tables, IArtifactStore artifacts) : ICatalogue
{
    private const string Collections = "collections";

    private readonly StoredValue values = new(artifacts);

    public Task<Versioned<DatasetProfile>?> GetDatasetAsync(DatasetId id, CancellationToken cancellationToken) =>
        GetAsync<DatasetProfile>(PartitionOf(id.Collection), id.Name, cancellationToken);

    public Task<Versioned<CollectionSnapshot>?> GetCollectionAsync(string name, CancellationToken cancellationToken) =>
        GetAsync<CollectionSnapshot>(Collections, name, cancellationToken);

    public async IAsyncEnumerable<CollectionSnapshot> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        var found = new List<CollectionSnapshot>();
        await foreach (var entity in table.QueryAsync<TableEntity>($"PartitionKey eq '{Collections}'", cancellationToken: cancellationToken))
            found.Add(await values.ReadAsync<CollectionSnapshot>(entity, cancellationToken));
        foreach (var collection in found.OrderBy(collection => collection.Name, StringComparer.Ordinal))
            yield return collection;
    }

    public Task<bool> TryPutDatasetAsync(DatasetProfile profile, string? expectedETag, CancellationToken cancellationToken) =>
        TryPutAsync(PartitionOf(profile.Id.Collection), profile.Id.Name, profile, expectedETag, cancellationToken);

    public Task<bool> TryPutCollectionAsync(CollectionSnapshot snapshot, string? expectedETag, CancellationToken cancellationToken) =>
        TryPutAsync(Collections, snapshot.Name, snapshot, expectedETag, cancellationToken);

    public async Task RemoveDatasetAsync(DatasetId id, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        await table.DeleteEntityAsync(PartitionOf(id.Collection), TableKey.Write(id.Name), ETag.All, cancellationToken);
    }

    private async Task<Versioned<T>?> GetAsync<T>(string partition, string name, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, TableKey.Write(name), cancellationToken: cancellationToken);
        if (!found.HasValue)
            return null;
        var entity = found.Value!;
        return new Versioned<T>(await values.ReadAsync<T>(entity, cancellationToken), entity.ETag.ToString());
    }

    private async Task<bool> TryPutAsync<T>(string partition, string name, T value, string? expectedETag, CancellationToken cancellationToken)
    {
        var table = await OpenAsync(cancellationToken);
        var entity = new TableEntity(partition, TableKey.Write(name));
        await values.WriteAsync(entity, value, cancellationToken);
        try
        {
            if (expectedETag is null)
                await table.AddEntityAsync(entity, cancellationToken);
            else
                await table.UpdateEntityAsync(entity, new ETag(expectedETag), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellationToken) => tables.OpenAsync("catalogue", cancellationToken);

    private static string PartitionOf(string collection) => "datasets:" + TableKey.Write(collection);
}
