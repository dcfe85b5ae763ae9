using System.Runtime.CompilerServices;
using Tally.Datasets;
using Tally.Refresh;

namespace Tally.Functions.Storage;

/// <summary>Sources are few and listed together: one partition.</summary>
internal sealed class TableSourceStore(TallyTables tables, IArtifactStore artifacts) : ISourceStore
{
    private const string Partition = "sources";

    private readonly ValueTable table = new(tables, artifacts, Partition);

    public async Task<Versioned<DataSource>?> GetAsync(string name, CancellationToken cancellationToken) =>
        SourceName.IsValid(name) ? await table.GetAsync<DataSource>(Partition, name, cancellationToken) : null;

    public async IAsyncEnumerable<DataSource> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = new List<DataSource>();
        await foreach (var source in table.ListAsync<DataSource>(Partition, cancellationToken))
            found.Add(source);
        foreach (var source in found.OrderBy(source => source.Name, StringComparer.Ordinal))
            yield return source;
    }

    public Task<bool> TryPutAsync(DataSource source, string? expectedETag, CancellationToken cancellationToken) =>
        SourceName.IsValid(source.Name)
            ? table.TryPutAsync(Partition, source.Name, source, expectedETag, cancellationToken)
            : throw new ArgumentException(SourceName.Rule, nameof(source));

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) =>
        SourceName.IsValid(name) && await table.DeleteAsync(Partition, name, cancellationToken);
}
