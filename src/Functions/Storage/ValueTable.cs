using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Tally.Datasets;

namespace Tally.Functions.Storage;

/// <summary>A table of values under two names, changed under the entity's own ETag.</summary>
internal sealed class ValueTable(TallyTables tables, IArtifactStore artifacts, string name)
{
    private readonly StoredValue values = new(artifacts);

    public Task<Versioned<T>?> GetAsync<T>(string partition, string row, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
        {
            var table = await tables.OpenAsync(name, cancellationToken);
            var found = await table.GetEntityIfExistsAsync<TableEntity>(
                TableKey.Write(partition), TableKey.Write(row), cancellationToken: cancellationToken);
            return found.HasValue
                ? new Versioned<T>(await values.ReadAsync<T>(found.Value!, cancellationToken), found.Value!.ETag.ToString())
                : null;
        });

    /// <summary>Saves if the entity still has the tag (null: if there is none yet); false when another writer came first.</summary>
    public Task<bool> TryPutAsync<T>(string partition, string row, T value, string? expectedETag, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
        {
            var table = await tables.OpenAsync(name, cancellationToken);
            var entity = new TableEntity(TableKey.Write(partition), TableKey.Write(row));
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
        });

    /// <summary>False when there was none.</summary>
    public Task<bool> DeleteAsync(string partition, string row, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
        {
            var table = await tables.OpenAsync(name, cancellationToken);
            var response = await table.DeleteEntityAsync(TableKey.Write(partition), TableKey.Write(row), ETag.All, cancellationToken);
            return response.Status != 404;
        });

    /// <summary>False when there was none, or another writer came first.</summary>
    public Task<bool> TryDeleteAsync(string partition, string row, string expectedETag, CancellationToken cancellationToken) =>
        Unavailable.AsIOException(async () =>
        {
            var table = await tables.OpenAsync(name, cancellationToken);
            try
            {
                var response = await table.DeleteEntityAsync(TableKey.Write(partition), TableKey.Write(row), new ETag(expectedETag), cancellationToken);
                return response.Status != 404;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                return false;
            }
        });

    /// <summary>Everything of a partition, in the order of the rows.</summary>
    public async IAsyncEnumerable<T> ListAsync<T>(string partition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var value in await Unavailable.AsIOException(() => AllAsync<T>(partition, cancellationToken)))
            yield return value;
    }

    private async Task<List<T>> AllAsync<T>(string partition, CancellationToken cancellationToken)
    {
        var found = new List<T>();
        var table = await tables.OpenAsync(name, cancellationToken);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Write(partition)}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            found.Add(await values.ReadAsync<T>(entity, cancellationToken));
        return found;
    }
}
