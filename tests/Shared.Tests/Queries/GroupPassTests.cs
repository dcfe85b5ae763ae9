using System.Text.Json;
using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Queries;
using Tally.Shared.Tests.Queries.Differential;
using Tally.Shared.Tests.Support;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

/// <summary>
/// Conditions, groups and aggregates of one table are worked out in a single pass where they can be. A condition that is
/// always true and that the pass does not know sends the same question through the steps one by one.
/// </summary>
public sealed class GroupPassTests
{
    private const string AlwaysTrue = "(t.id = t.id OR t.id IS NULL)";

    [Fact]
    public async Task One_pass_gives_what_the_steps_give_one_by_one()
    {
        for (int seed = 900; seed < 960; seed++)
        {
            var random = new Random(seed);
            var library = seed % 3 == 0 ? Stacked(seed) : GeneratedTables.Of(seed).Library;
            for (int i = 0; i < 25; i++)
            {
                string keys = Pick(random, "", "t.a", "t.s", "t.f", "t.s, t.a", "t.a, t.s, t.f");
                string aggregates = string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
                    Pick(random, "COUNT(*)", "SUM(t.b)", "AVG(t.a)", "MIN(t.b)", "MAX(t.a)", "COUNT(t.s)", "COUNT(t.b)", "SUM(t.a)", "AVG(t.b)")));
                string where = Pick(random, "TRUE", "t.a > 1", "t.a = 2", "t.s = 'b'", "t.s LIKE '%a%'", "t.a BETWEEN 0 AND 3", "t.s IN ('a', 'b')", "t.b > 0 AND t.a <> 2", "t.a = 99");
                string select = $"SELECT {(keys.Length == 0 ? "" : keys + ", ")}{aggregates} FROM t WHERE ";
                string group = keys.Length == 0 ? "" : $" GROUP BY {keys}";
                string onePass = (select + where + group).Replace(" WHERE TRUE", "", StringComparison.Ordinal);
                string stepwise = $"{select}{where} AND {AlwaysTrue}{group}";
                Assert.Equal(await ShownAsync(stepwise, library, 1), await ShownAsync(onePass, library, 1));
                Assert.Equal(await ShownAsync(stepwise, library, 3), await ShownAsync(onePass, library, 3));
            }
        }
    }

    [Theory]
    [InlineData("SELECT COUNT(*), SUM(n) FROM (SELECT t.s, COUNT(*) AS n FROM t WHERE t.a > 0 AND {0} GROUP BY t.s) AS v")]
    [InlineData("SELECT v.s, v.n, u.a FROM (SELECT t.s, SUM(t.a) AS n FROM t WHERE {0} GROUP BY t.s) AS v JOIN u ON u.s = v.s ORDER BY 1, 2, 3")]
    [InlineData("SELECT t.s, COUNT(*) AS n, SUM(COUNT(*)) OVER () FROM t WHERE {0} GROUP BY t.s HAVING COUNT(*) > 1 ORDER BY n DESC, 1")]
    [InlineData("SELECT 1 / (COUNT(*) - COUNT(*)) FROM t WHERE {0}")]
    public async Task Steps_over_a_pass_find_its_rows_again(string sql)
    {
        var library = GeneratedTables.Of(7).Library;
        Assert.Equal(
            await ShownAsync(sql.Replace("{0}", AlwaysTrue, StringComparison.Ordinal), library, 1, withFilters: false),
            await ShownAsync(sql.Replace("{0}", "t.id > -1000000", StringComparison.Ordinal), library, 1, withFilters: false));
    }

    [Fact]
    public async Task Many_rows_on_several_threads_give_the_same_evidence()
    {
        const int rows = 200_000;
        var random = new Random(5);
        Column[] columns =
        [
            new NumberColumn("id", ColumnType.Integer, [.. Enumerable.Range(0, rows).Select(i => (long)i)], 0),
            new NumberColumn("year", ColumnType.Integer, [.. Enumerable.Range(0, rows).Select(i => 1990L + (i / 10_000))], 0),
            new TextColumn("s", ["a", "b", "c", "d"], [.. Enumerable.Range(0, rows).Select(i => i < 150_000 ? random.Next(-1, 2) : random.Next(-1, 4))]),
            new TextColumn("same", ["x", "y"], [.. Enumerable.Range(0, rows).Select(i => i < 180_000 ? 0 : 1)]),
            new NumberColumn("x", ColumnType.Decimal, [.. Enumerable.Range(0, rows).Select(_ => random.Next(20) == 0 ? NumberColumn.NullMantissa : random.NextInt64(long.MinValue / 2, long.MaxValue / 2))], 2),
        ];
        var library = new InMemoryLibrary().Add("big", "file", InlineTable.Of("big/t", columns));
        foreach (string sql in new[] { "SELECT s, SUM(x), AVG(x), MIN(x), MAX(x), COUNT(x), COUNT(*) FROM t WHERE year > 1993 AND {0} GROUP BY s", "SELECT s, year, COUNT(*) FROM t WHERE x <> 1 AND {0} GROUP BY s, year", "SELECT same, MAX(year) FROM t WHERE s = 'a' AND {0} GROUP BY same" })
        {
            string expected = await ShownAsync(sql.Replace("{0}", AlwaysTrue, StringComparison.Ordinal), library, 1);
            foreach (int threads in new[] { 1, 2, 3, 8 })
                Assert.Equal(expected, await ShownAsync(sql.Replace(" AND {0}", "", StringComparison.Ordinal), library, threads));
        }
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static InMemoryLibrary Stacked(int seed)
    {
        var random = new Random(seed);
        return new InMemoryLibrary().Add("t", "file", [.. Enumerable.Range(0, 3).Select(file => InlineTable.Of($"t/f{file}",
        [
            new NumberColumn("id", ColumnType.Integer, [.. Enumerable.Range(0, 30).Select(i => (long)i)], 0),
            new NumberColumn("a", ColumnType.Integer, [.. Enumerable.Range(0, 30).Select(_ => random.Next(8) == 0 ? NumberColumn.NullMantissa : random.Next(-2, 6))], 0),
            new NumberColumn("b", ColumnType.Decimal, [.. Enumerable.Range(0, 30).Select(_ => random.NextInt64(-500, 500))], (byte)file),
            new TextColumn("s", ["a", "b", "ab"], [.. Enumerable.Range(0, 30).Select(_ => random.Next(-1, 3))]),
            new TextColumn("f", ["x"], [.. Enumerable.Range(0, 30).Select(_ => random.Next(-1, 1))]),
            new NumberColumn("year", ColumnType.Integer, [.. Enumerable.Range(0, 30).Select(i => 2000L + (i / 7))], 0),
        ]))]);
    }

    private static async Task<string> ShownAsync(string sql, InMemoryLibrary library, int threads, bool withFilters = true) =>
        await TryAsync(sql, library, QueryLimits.Default with { MaxParallelism = threads }) switch
        {
            QueryOutcome.Succeeded { Result: var result } => JsonSerializer.Serialize(result with { Sql = "", Filters = withFilters ? result.Filters : [], Lineage = withFilters ? result.Lineage : [.. result.Lineage.Select(row => row.Select(Bare).ToList())] }),
            QueryOutcome.Refused { Error: var error } => $"{error.Code} {error.Message}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static CellLineage Bare(CellLineage cell) => cell with { Coordinates = [.. cell.Coordinates.Where(condition => condition.Column != "id")] };
}
