using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Ledger;
using Tally.Queries;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger;

/// <summary>
/// The cases of tests/Cases/gate-sql.txt: drafts over results of the real query engine on ingested files, so that what a
/// statement pins is read from its own lineage.
/// </summary>
public sealed class SqlGateCasesTests(SqlGateCasesTests.Data data) : IClassFixture<SqlGateCasesTests.Data>
{
    public static TheoryData<GateCase> Cases => [.. GateCase.ReadFile(Path.Combine(AppContext.BaseDirectory, "Cases", "gate-sql.txt"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_over_real_results_has_its_verdict(GateCase given)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        var ledger = new List<LedgerEntry>();
        foreach (var (id, kind, text) in given.Statements)
            ledger.Add(kind == "sql" ? await data.QueryAsync(id, text) : LedgerUnil.Calculate(id, text.Split(' ', 2)[0], text.Split(' ', 2)[1], ledger));
        var verdict = given.Check(ledger, await data.ProfilesAsync());
        Assert.Equal(given.Verdict, given.Said(verdict));
        if (given.Expected is { } expected)
            Assert.Equal(expected, Assert.IsType<GateVerdict.Passed>(verdict).Answer.Text);
    }

    /// <summary>The sample, a file of dated orders and a file with a column a year, ingested once.</summary>
    public sealed class Data : IAsyncLifetime
    {
        private const string Orders = """
            date;ville;client;montant
            2023-06-28;Lugano;Alpina;120
            2023-07-23;Lugano;Alpina;80
            2023-07-25;Genève;Borel;200
            2023-07-30;Bâle;Curti;50
            2023-08-02;Genève;Borel;90
            2024-01-15;Lugano;Dubois;310
            2024-02-20;Bâle;Alpina;60
            2024-03-12;Genève;Curti;140
            """;

        private const string Wide = """
            pays;2019;2020;2021
            Suisse;100;110;121
            France;500;450;480
            Italie;300;330;310
            """;

        private readonly string _home = Directory.CreateTempSubdirectory("tally-gate").FullName;
        private ServiceProvider? _services;
        private DataScope _scope = new([]);

        public async ValueTask InitializeAsync()
        {
            string shop = Directory.CreateDirectory(Path.Combine(_home, "in", "shop")).FullName;
            await File.WriteAllTextAsync(Path.Combine(shop, "commandes.csv"), Orders);
            string trade = Directory.CreateDirectory(Path.Combine(_home, "in", "trade")).FullName;
            await File.WriteAllTextAsync(Path.Combine(trade, "exports.csv"), Wide);
            _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddDatasets(_home).AddIngest().AddQueries().BuildServiceProvider();
            foreach (string folder in (string[])[LedgerUnil.Folder(), shop, trade])
                Assert.NotNull((await _services.GetRequiredService<IngestFolder>().RunAsync(folder, null, null, CancellationToken.None)).Snapshot);
            _scope = await _services.GetRequiredService<IDatasetLibrary>().CurrentAsync(CancellationToken.None);
        }

        public async Task<LedgerEntry> QueryAsync(string id, string sql)
        {
            var outcome = await _services!.GetRequiredService<IQueryEngine>().RunAsync(sql, _scope, QueryLimits.Default, CancellationToken.None);
            var result = outcome is QueryOutcome.Succeeded succeeded ? succeeded.Result : throw new InvalidOperationException($"{sql}: {(outcome as QueryOutcome.Refused)?.Error.Message}");
            return new LedgerEntry { Id = id, Source = LedgerSource.Query, Result = result };
        }

        public async Task<IReadOnlyList<DatasetProfile>> ProfilesAsync()
        {
            var profiles = new List<DatasetProfile>();
            foreach (var dataset in _scope.Datasets)
                profiles.Add((await _services!.GetRequiredService<IDatasetLibrary>().ProfileAsync(dataset, CancellationToken.None))!);
            return profiles;
        }

        public async ValueTask DisposeAsync()
        {
            await _services!.DisposeAsync();
            Directory.Delete(_home, recursive: true);
        }
    }
}
