using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Tally.Functions.Storage;

/// <summary>Tally's tables, each made on first use.</summary>
internal sealed class TallyTables(TableServiceClient service, string prefix)
{
    private readonly ConcurrentDictionary<string, Once> made = new();

    public async ValueTask<TableClient> OpenAsync(string table, CancellationToken cancellationToken)
    {
        var client = service.GetTableClient(prefix + table);
        await made.GetOrAdd(table, _ => new Once()).RunAsync(token => client.CreateIfNotExistsAsync(token), cancellationToken);
        return client;
    }
}
