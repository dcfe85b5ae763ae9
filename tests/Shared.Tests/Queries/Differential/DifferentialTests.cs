using System.Globalization;
using System.Text.Json.Nodes;
using Tally.Queries;

namespace Tally.Shared.Tests.Queries.Differential;

/// <summary>
/// Random queries over random tables, run by us, by DuckDB and by SQLite. TALLY_DIFFERENTIAL names how many queries
/// (default 400), TALLY_SEED where to begin; a failure names the seed.
/// </summary>
public sealed class DifferentialTests
{
    private const int QueriesPerTables = 50;

    [Fact]
    public async Task Random_queries_agree_with_DuckDB_and_SQLite()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var oracle = await Oracle.StartAsync(cancellationToken);
        if (oracle is null)
            Assert.Skip("node is missing here, or the registry does not carry @duckdb/node-api and sql.js.");

        int first = Setting("TALLY_SEED", 1);
        int rounds = Math.Max(1, Setting("TALLY_DIFFERENTIAL", 400) / QueriesPerTables);
        var differences = new List<string>();
        int agreed = 0, passedOver = 0;
        for (int seed = first; seed < first + rounds; seed++)
        {
            var tables = GeneratedTables.Of(seed);
            var generator = new QueryGenerator(new Random(seed));
            var queries = Enumerable.Range(0, QueriesPerTables).Select(_ => generator.Next()).ToList();
            var (duckDb, sqlite) = await oracle.AskAsync(tables.Statements, queries, cancellationToken);
            for (int i = 0; i < queries.Count; i++)
            {
                var ours = await QueryTesting.TryAsync(queries[i].Sql, tables.Library);
                var verdicts = new[] { ("DuckDB", duckDb[i]), ("SQLite", sqlite[i]) }.Select(oracle => Judge(ours, oracle.Item1, oracle.Item2)).ToList();
                agreed += verdicts.Contains("") ? 1 : 0;
                passedOver += verdicts.All(verdict => verdict is null) ? 1 : 0;
                differences.AddRange(verdicts.Where(verdict => verdict is { Length: > 0 }).Select(verdict => $"seed {seed}: {queries[i].Sql}\n    {verdict}"));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{agreed} agreed, {differences.Count} differ, {passedOver} refused by both oracles"));
        Assert.True(differences.Count == 0, $"{differences.Count} differ, {agreed} agree:\n{string.Join('\n', differences.Take(25))}");
        Assert.True(passedOver <= rounds * QueriesPerTables / 20, "Too many queries were refused by the oracles to say anything.");
    }

    /// <summary>Null when the oracle has no answer, empty when both agree, else the difference.</summary>
    private static string? Judge(QueryOutcome ours, string oracle, JsonNode? theirs)
    {
        if (theirs is not JsonArray rows)
            return null;

        if (ours is not QueryOutcome.Succeeded { Result: var result })
            return $"we refuse: {((QueryOutcome.Refused)ours).Error.Message}";

        return RowAgreement.Agree(result, rows) ? "" : $"{oracle}: {Clip(rows.ToJsonString())}\n    ours: {Clip(QueryTesting.Print(result))}";
    }

    private static string Clip(string text) => text.Length <= 600 ? text : text[..600] + "…";

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
