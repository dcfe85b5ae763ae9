using System.Text.Json;
using Tally.Columns;
using Tally.Queries;
using Tally.Shared.Tests.Support;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

/// <summary>
/// What is worked out over a column's array must be what the same question gives cell by cell: an expression that changes nothing
/// (COALESCE of a column with itself) sends it the long way. Tables have nulls, negative numbers, few and many different values.
/// </summary>
public sealed class FastPathTests
{
    private const int Rows = 6000;

    /// <summary>The same question twice; <c>{x}</c> is a column as it is, or the same column in disguise.</summary>
    public static TheoryData<string> Questions =>
    [
        "SELECT k, SUM({n}) OVER (PARTITION BY few ORDER BY day, k) FROM t ORDER BY k LIMIT 9999",
        "SELECT k, AVG({n}) OVER (PARTITION BY few ORDER BY k ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING) FROM t ORDER BY k LIMIT 9999",
        "SELECT k, SUM({wide}) OVER (ORDER BY k ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING), COUNT({wide}) OVER (PARTITION BY word) FROM t ORDER BY k LIMIT 9999",
        "SELECT k, MEAN({n}) OVER (ORDER BY few ROWS BETWEEN 1 FOLLOWING AND 3 FOLLOWING) FROM t WHERE k < 700 ORDER BY k",
        "SELECT k, SUM({n}) OVER (ORDER BY few) FROM t ORDER BY k LIMIT 9999",
        "SELECT k FROM t ORDER BY {word}, {few} DESC, {day} NULLS FIRST, {n} DESC NULLS FIRST LIMIT 9999",
        "SELECT k FROM t ORDER BY {n} DESC, {word} DESC, {wide} LIMIT 9999",
        "SELECT k FROM t ORDER BY {wide} NULLS FIRST, {truth}, k LIMIT 9999",
        "SELECT k FROM t ORDER BY {word} LIMIT 40",
        "SELECT k FROM t ORDER BY {word} DESC, n LIMIT 700",
        "SELECT k FROM t ORDER BY {word} NULLS FIRST, n LIMIT 700",
        "SELECT k FROM t WHERE few > 1 ORDER BY {word} DESC, {day} LIMIT 25",
        "SELECT k FROM t ORDER BY {n}, {word} LIMIT 30",
        "SELECT k FROM t ORDER BY {n} DESC NULLS FIRST, k LIMIT 1000",
        "SELECT k FROM t ORDER BY {day} DESC, few LIMIT 11",
        "SELECT k, RANK() OVER (PARTITION BY few ORDER BY {word}, {n} DESC), DENSE_RANK() OVER (ORDER BY {day} NULLS FIRST), CUME_DIST() OVER (PARTITION BY truth ORDER BY {few}) FROM t ORDER BY k LIMIT 9999",
        "SELECT k, LAG(k) OVER (PARTITION BY {word} ORDER BY {wide}, k), ROW_NUMBER() OVER (PARTITION BY {truth} ORDER BY {few} DESC, k) FROM t ORDER BY k LIMIT 9999",
        "SELECT few, MEDIAN({few}), MEDIAN({n}), MEDIAN({wide}) FROM t GROUP BY few ORDER BY few",
        "SELECT MEDIAN({few}), MEDIAN({n}) FROM t WHERE word LIKE 'w1%'",
        "SELECT COUNT(DISTINCT {few}), COUNT(DISTINCT {word}), COUNT(DISTINCT {day}), COUNT(DISTINCT {wide}), COUNT(DISTINCT {truth}) FROM t",
        "SELECT truth, COUNT(DISTINCT {word}), COUNT(DISTINCT {n}) FROM t GROUP BY truth ORDER BY 1",
        "SELECT {few} AS f, {day} AS d, COUNT(*) FROM t GROUP BY {few}, {day} ORDER BY 3 DESC, 1, 2 LIMIT 50",
        "SELECT {word} AS w, SUM(n), AVG(wide) FROM t GROUP BY {word} ORDER BY w",
        "SELECT COUNT(*), SUM(a.n + b.few) FROM t a JOIN u b ON {a.word} = b.word",
        "SELECT COUNT(*), SUM(a.n), MIN(b.k) FROM t a LEFT JOIN u b ON {a.word} = b.word AND {a.few} = b.few",
        "SELECT COUNT(*), SUM(a.n), COUNT(b.k) FROM t a JOIN u b ON {a.n} = b.n WHERE a.k < 900",
        "SELECT COUNT(*) FROM t WHERE {word} IN ('w1', 'w7', 'w19', 'nothing') AND {day} >= '2024-02-10'",
        "SELECT k FROM t WHERE {n} BETWEEN -12 AND 1.55 AND {few} <> 2 ORDER BY k LIMIT 9999",
        "SELECT k FROM t WHERE NOT {n} BETWEEN -10.5 AND 20 AND {wide} > -1000000000 ORDER BY k LIMIT 9999",
        "SELECT k FROM t WHERE {word} > 'w15' AND {few} < 3 AND {day} <> '2024-01-09' ORDER BY k LIMIT 9999",
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task An_array_gives_what_its_cells_give_one_by_one(string question)
    {
        string direct = question.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        string disguised = System.Text.RegularExpressions.Regex.Replace(question, @"\{([\w.]+)\}", "COALESCE($1, $1)");
        for (int seed = 1; seed <= 2; seed++)
        {
            var library = Library(seed);
            string expected = Print(await RunAsync(disguised, library, QueryLimits.Default with { MaxParallelism = 1 }));
            Assert.True(expected.Length > 1, "The question has no answer to compare.");
            foreach (int threads in new[] { 1, 3 })
                Assert.Equal(expected, Print(await RunAsync(direct, library, QueryLimits.Default with { MaxParallelism = threads })));
        }
    }

    [Theory]
    [InlineData("SELECT b.word, COUNT(*), SUM(a.n) FROM t a JOIN u b ON a.word = b.word GROUP BY b.word ORDER BY 1")]
    [InlineData("SELECT a.few, MIN(b.day), COUNT(*) FROM (SELECT * FROM t WHERE k % 3 = 0) AS a JOIN u b ON a.few = b.k GROUP BY a.few ORDER BY 1")]
    [InlineData("SELECT COUNT(*) FROM t a JOIN u b ON a.word = b.word JOIN v c ON c.k = b.few")]
    public async Task Groups_of_joined_rows_have_the_same_evidence_summed_up_as_row_by_row(string sql)
    {
        var library = Library(3);

        // Rows of a union are looked up one by one.
        const string union = "(SELECT * FROM t UNION ALL SELECT * FROM t WHERE FALSE) AS";
        string oneByOne = sql.Replace("FROM t WHERE", $"FROM {union} t WHERE", StringComparison.Ordinal).Replace("FROM t a", $"FROM {union} a", StringComparison.Ordinal);
        Assert.NotEqual(sql, oneByOne);
        Assert.Equal(Evidence(await RunAsync(oneByOne, library)), Evidence(await RunAsync(sql, library)));
    }

    private static string Evidence(QueryResult result) => JsonSerializer.Serialize(new
    {
        Rows = Print(result),
        Cells = result.Lineage.Select(row => row.Select(cell => new { cell.Origin, cell.RowCount, cell.Rows, cell.Period, Datasets = cell.Datasets.Select(dataset => dataset.Id.ToString()).Order(StringComparer.Ordinal) })),
    });

    private static InMemoryLibrary Library(int seed)
    {
        var random = new Random(seed);
        return new InMemoryLibrary().Add("c", "file", Table("t", random, Rows), Table("u", random, 60), Table("v", random, 12));
    }

    private static Tally.Datasets.OpenedDataset Table(string name, Random random, int rows)
    {
        string[] words = [.. Enumerable.Range(0, 120).Select(i => $"w{i * 7 % 120}")];
        return InlineTable.Of($"c/{name}",
        [
            new NumberColumn("k", ColumnType.Integer, [.. Enumerable.Range(0, rows).Select(i => (long)i)], 0),
            new NumberColumn("few", ColumnType.Integer, Numbers(random, rows, 0, 5), 0),
            new NumberColumn("n", ColumnType.Decimal, Numbers(random, rows, -300, 300), 1),
            new NumberColumn("wide", ColumnType.Decimal, Numbers(random, rows, long.MinValue / 100_000, long.MaxValue / 100_000), 2),
            new TextColumn("word", words, [.. Enumerable.Range(0, rows).Select(_ => random.Next(12) == 0 ? -1 : random.Next(words.Length))]),
            new DateColumn("day", [.. Enumerable.Range(0, rows).Select(_ => random.Next(12) == 0 ? DateColumn.NullDay : new DateOnly(2024, 1, 1).DayNumber + random.Next(90))]),
            new BooleanColumn("truth", [.. Enumerable.Range(0, rows).Select(_ => (sbyte)random.Next(-1, 2))]),
            new NumberColumn("year", ColumnType.Integer, Numbers(random, rows, 1990, 2024), 0),
        ]);
    }

    private static long[] Numbers(Random random, int rows, long low, long high) =>
        [.. Enumerable.Range(0, rows).Select(_ => random.Next(12) == 0 ? NumberColumn.NullMantissa : random.NextInt64(low, high))];
}
