using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Shared.Tests.Support;

/// <summary>The samples and the tables of tests/Cases/data, each ingested once as a collection.</summary>
public sealed class RedTeamData : IAsyncLifetime
{
    private readonly string _home = Directory.CreateTempSubdirectory("tally-red").FullName;
    private ServiceProvider? _services;
    private DataScope _all = DataScope.Empty;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddDatasets(_home).AddIngest().AddQueries().BuildServiceProvider();
        string samples = Path.GetDirectoryName(LedgerUnil.Folder())!;
        var folders = new Dictionary<string, string>
        {
            ["unil"] = LedgerUnil.Folder(),
            ["investor"] = Path.Combine(samples, "investor", "data"),
            ["marketing"] = Path.Combine(samples, "marketing", "data"),
        };
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Cases", "data")))
            folders.Add(Path.GetFileName(folder), folder);
        foreach (var (name, folder) in folders)
            Assert.NotNull((await _services.GetRequiredService<IngestFolder>().RunAsync(folder, name, null, CancellationToken.None)).Snapshot);
        _all = await _services.GetRequiredService<IDatasetLibrary>().CurrentAsync(CancellationToken.None);
    }

    public DataScope Scope(IReadOnlyList<string> collections) => new([.. _all.Collections.Where(collection => collections.Contains(collection.Name))]);

    internal async Task<LedgerEntry> QueryAsync(string id, string sql, DataScope scope)
    {
        var outcome = await _services!.GetRequiredService<IQueryEngine>().RunAsync(sql, scope, QueryLimits.Default, CancellationToken.None);
        var result = outcome is QueryOutcome.Succeeded succeeded ? succeeded.Result : throw new InvalidOperationException($"{sql}: {(outcome as QueryOutcome.Refused)?.Error.Message}");
        return new LedgerEntry { Id = id, Source = LedgerSource.Query, Result = result };
    }

    internal async Task<IReadOnlyList<DatasetProfile>> ProfilesAsync(DataScope scope)
    {
        var profiles = new List<DatasetProfile>();
        foreach (var dataset in scope.Datasets)
            profiles.Add((await _services!.GetRequiredService<IDatasetLibrary>().ProfileAsync(dataset, CancellationToken.None))!);
        return profiles;
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }
}
