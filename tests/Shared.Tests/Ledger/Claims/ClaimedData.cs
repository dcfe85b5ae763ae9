using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Ingest;
using Tally.Ledger;
using Tally.Queries;
using Tally.Shared.Tests.Support;

namespace Tally.Shared.Tests.Ledger.Claims;

/// <summary>Three tables: the sample of the faculties, the investor's statements, and a library's branches; ingested once, and read raw.</summary>
public sealed class ClaimedData : IAsyncLifetime
{
    private const string Branches = """
        branch;year;loans;visits
        Altstadt;2018;46155;89661
        Altstadt;2019;48006;92318
        Altstadt;2020;31870;40127
        Altstadt;2021;39412;61950
        Bahnhof;2018;58204;71033
        Bahnhof;2019;59117;73418
        Bahnhof;2020;40311;30982
        Bahnhof;2021;52760;58609
        Seefeld;2018;17345;20114
        Seefeld;2019;17502;20987
        Seefeld;2020;9826;8140
        Seefeld;2021;14033;15271
        """;

    private const string BranchWords = """
        { "context": "A town's library by branch and year.", "synonyms": { "columns": {
          "loans": ["prêts", "Ausleihen"], "visits": ["visites", "Besuche"] } } }
        """;

    private const string UnilWords = """
        { "fileColumn": "faculte", "totals": ["TOTAL"], "synonyms": { "columns": {
          "femmes": ["women", "Frauen"], "hommes": ["men", "Männer"], "total": ["étudiants", "students", "Studierende"] } } }
        """;

    private readonly string _home = Directory.CreateTempSubdirectory("tally-claims").FullName;
    private ServiceProvider? _services;
    private DataScope _all = DataScope.Empty;

    internal IReadOnlyList<RawTable> Tables { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        string unil = Folder("unil"), library = Folder("library"), investor = Folder("investor");
        foreach (string file in Directory.EnumerateFiles(LedgerUnil.Folder(), "*.csv"))
            File.Copy(file, Path.Combine(unil, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(unil, "collection.json"), UnilWords);
        await File.WriteAllTextAsync(Path.Combine(library, "branches.csv"), Branches);
        await File.WriteAllTextAsync(Path.Combine(library, "collection.json"), BranchWords);
        string statements = Path.Combine(Path.GetDirectoryName(LedgerUnil.Folder())!, "investor", "data", "income_statements.csv");
        File.Copy(statements, Path.Combine(investor, "income_statements.csv"));
        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddDatasets(Path.Combine(_home, "kept")).AddIngest().AddQueries().BuildServiceProvider();
        foreach (string folder in (string[])[unil, library, investor])
            Assert.NotNull((await _services.GetRequiredService<IngestFolder>().RunAsync(folder, null, null, CancellationToken.None)).Snapshot);
        _all = await _services.GetRequiredService<IDatasetLibrary>().CurrentAsync(CancellationToken.None);
        Tables = [Faculties(unil), BranchTable(), Statements(await File.ReadAllTextAsync(statements))];
    }

    internal async Task<GateRequest> RequestAsync(ClaimedAnswer answer, string draft)
    {
        var scope = new DataScope([.. _all.Collections.Where(collection => collection.Name == answer.Table.Name)]);
        var ledger = new List<LedgerEntry>();
        foreach (string statement in answer.Statements)
        {
            string id = $"R{ledger.Count + 1}";
            ledger.Add(statement.Split(' ', 3) is ["=", var name, var expression]
                ? LedgerUnil.Calculate(id, name, expression, ledger)
                : new LedgerEntry { Id = id, Source = LedgerSource.Query, Result = await QueryAsync(statement, scope) });
        }

        return new GateRequest { Draft = draft, Question = answer.Question, Ledger = ledger, Profiles = await ProfilesAsync(scope), Language = answer.Language };
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_home, "in", name)).FullName;

    private async Task<QueryResult> QueryAsync(string sql, DataScope scope) =>
        await _services!.GetRequiredService<IQueryEngine>().RunAsync(sql, scope, QueryLimits.Default, CancellationToken.None) switch
        {
            QueryOutcome.Succeeded succeeded => succeeded.Result,
            var refused => throw new InvalidOperationException($"{sql}: {refused}"),
        };

    private async Task<IReadOnlyList<DatasetProfile>> ProfilesAsync(DataScope scope)
    {
        var profiles = new List<DatasetProfile>();
        foreach (var dataset in scope.Datasets)
            profiles.Add((await _services!.GetRequiredService<IDatasetLibrary>().ProfileAsync(dataset, CancellationToken.None))!);
        return profiles;
    }

    private static RawTable Faculties(string folder)
    {
        var table = new RawTable
        {
            Name = "unil",
            Keys = ("unil", "faculte", "annee"),
            Measures = ["femmes", "hommes", "total"],
            Nouns = Words(("femmes", "femmes", "women", "Frauen"), ("hommes", "hommes", "men", "Männer"), ("total", "étudiants", "students", "Studierende")),
        };
        foreach (string file in Directory.EnumerateFiles(folder, "*.csv").Where(file => !file.EndsWith("TOTAL.csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            table.With(File.ReadAllText(file), ';', Path.GetFileNameWithoutExtension(file), "annee");
        return table;
    }

    private static RawTable BranchTable() => new RawTable
    {
        Name = "library",
        Keys = ("branches", "branch", "year"),
        Measures = ["loans", "visits"],
        Nouns = Words(("loans", "prêts", "loans", "Ausleihen"), ("visits", "visites", "visits", "Besuche")),
    }.With(Branches, ';', "branch", "year");

    private static RawTable Statements(string text) => new RawTable
    {
        Name = "investor",
        Keys = ("income_statements", "ticker", "fiscal_year"),
        Measures = ["net_income", "operating_income", "revenue"],
        Nouns = Words(("net_income", "net_income", "net_income", "net_income"), ("operating_income", "operating_income", "operating_income", "operating_income"), ("revenue", "revenue", "revenue", "revenue")),
    }.With(text, ',', "ticker", "fiscal_year");

    private static Dictionary<(string, string), string> Words(params (string Measure, string French, string English, string German)[] words) =>
        words.SelectMany(word => ((string Language, string Word)[])[("fr", word.French), ("en", word.English), ("de", word.German)], (word, named) => (Key: (named.Language, word.Measure), named.Word))
            .ToDictionary(pair => pair.Key, pair => pair.Word);
}
