using FsCheck;
using FsCheck.Fluent;
using Tally.Columns;
using Tally.Queries;
using Tally.Shared.Tests.Queries.Differential;
using Tally.Shared.Tests.Support;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

public sealed class PropertyTests
{
    [Fact]
    public void Grouping_equals_what_LINQ_makes_of_the_rows() => Prop.ForAll<(int? Key, int? Value)[]>(rows =>
    {
        var expected = rows
            .Where(row => row.Value is null or > -50)
            .GroupBy(row => row.Key)
            .Select(group => string.Join(", ", Cell(group.Key), group.Count(), Cell(Sum(group)), Cell(group.Max(row => row.Value)), group.Select(row => row.Value).OfType<int>().Distinct().Count()))
            .Order(StringComparer.Ordinal);
        var actual = Rows("SELECT k, COUNT(*), SUM(v), MAX(v), COUNT(DISTINCT v) FROM t WHERE v > -50 OR v IS NULL GROUP BY k", Table(rows))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ordering_with_a_limit_is_the_head_of_the_whole_order() => Prop.ForAll<(int? Key, int? Value)[], byte>((rows, count) =>
    {
        var library = Table(rows);
        var whole = Rows("SELECT k, v FROM t ORDER BY v DESC NULLS FIRST, k", library);
        Assert.Equal(whole.Take(count), Rows($"SELECT k, v FROM t ORDER BY v DESC NULLS FIRST, k LIMIT {count}", library));
        Assert.Equal(whole, rows.OrderByDescending(row => row.Value ?? long.MaxValue).ThenBy(row => row.Key ?? long.MaxValue).Select(row => $"{Cell(row.Key)}, {Cell(row.Value)}"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_join_equals_its_nested_loops() => Prop.ForAll<(int? Key, int? Value)[]>(rows =>
    {
        var expected = rows.SelectMany(a => rows.Where(b => a.Key is not null && a.Key == b.Key).Select(b => $"{Cell(a.Value)}, {Cell(b.Value)}"));
        Assert.Equal(expected, Rows("SELECT a.v, b.v FROM t a JOIN t b ON a.k = b.k", Table([.. rows])));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task The_number_of_threads_never_changes_a_result()
    {
        const int rows = 300_000;
        var random = new Random(3);
        var library = new InMemoryLibrary().Add("big", "file", InlineTable.Of("big/t",
        [
            new NumberColumn("year", ColumnType.Integer, Numbers(rows, () => 2000 + random.Next(20)), 0),
            new TextColumn("s", ["a", "b", "c", "d"], [.. Enumerable.Range(0, rows).Select(_ => random.Next(-1, 4))]),
            new NumberColumn("x", ColumnType.Decimal, Numbers(rows, () => random.Next(20) == 0 ? NumberColumn.NullMantissa : random.NextInt64(-1_000_000_000, 1_000_000_000)), 2),
        ]));
        string[] queries =
        [
            "SELECT s, COUNT(*), SUM(x), AVG(x), MIN(x), MAX(x), MEDIAN(x), COUNT(DISTINCT year) FROM t WHERE year BETWEEN 2003 AND 2015 AND s <> 'b' GROUP BY s",
            "SELECT year, STDDEV(x), CORR(x, year), SUM(x * 3 - 1) FROM t GROUP BY year",
            "SELECT year, s, x FROM t WHERE x > 0 OR s LIKE 'c%' ORDER BY x DESC, year LIMIT 100",
            "SELECT DISTINCT s, year % 7 FROM t",
            "SELECT x / (x - x) FROM t",
        ];
        foreach (string sql in queries)
        {
            string[] answers = [.. await Task.WhenAll(new[] { 1, 2, 3, 7 }.Select(threads => Shown(sql, library, threads)))];
            Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        }
    }

    [Fact]
    public async Task The_engine_and_its_arrays_agree_with_the_same_cells_one_by_one()
    {
        for (int seed = 500; seed < 520; seed++)
        {
            var tables = GeneratedTables.Of(seed);
            var wide = AsCells(tables.Library);
            var generator = new QueryGenerator(new Random(seed));
            for (int i = 0; i < 20; i++)
            {
                string sql = generator.Next().Sql;
                Assert.Equal(await Shown(sql, tables.Library, 2), await Shown(sql, wide, 1));
            }
        }
    }

    private static async Task<string> Shown(string sql, InMemoryLibrary library, int threads) =>
        await TryAsync(sql, library, QueryLimits.Default with { MaxParallelism = threads }) switch
        {
            QueryOutcome.Succeeded { Result: var result } => Print(result) + string.Join('|', result.Lineage.SelectMany(row => row).Select(cell => $"{cell.Origin}{cell.RowCount}{cell.Period}{string.Join(',', cell.Rows.Select(source => source.Row))}")),
            QueryOutcome.Refused { Error: var error } => error.Message,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static InMemoryLibrary AsCells(InMemoryLibrary library)
    {
        var copies = library.Scope.Datasets.Select(dataset =>
        {
            var opened = library.OpenAsync(dataset, CancellationToken.None).AsTask().GetAwaiter().GetResult()!;
            return opened with
            {
                Columns = [.. opened.Columns.Select(column => column is NumberColumn number
                    ? new WideNumberColumn(column.Name, column.Type, [.. Enumerable.Range(0, column.Count).Select(row => number[row].IsNull ? (decimal?)null : number[row].AsNumber())])
                    : column)],
            };
        });
        return new InMemoryLibrary().Add("g", "file", [.. copies]);
    }

    private static long[] Numbers(int rows, Func<long> next) => [.. Enumerable.Range(0, rows).Select(_ => next())];

    private static InMemoryLibrary Table((int? Key, int? Value)[] rows) => new InMemoryLibrary().Add("p", "file", InlineTable.Of("p/t",
    [
        new NumberColumn("k", ColumnType.Integer, [.. rows.Select(row => row.Key ?? NumberColumn.NullMantissa)], 0),
        new NumberColumn("v", ColumnType.Integer, [.. rows.Select(row => row.Value ?? NumberColumn.NullMantissa)], 0),
    ]));

    private static IEnumerable<string> Rows(string sql, InMemoryLibrary library) =>
        RunAsync(sql, library).GetAwaiter().GetResult().Rows.Select(row => string.Join(", ", row.Select(Print)));

    private static long? Sum(IEnumerable<(int? Key, int? Value)> rows) => rows.Any(row => row.Value is not null) ? rows.Sum(row => (long?)row.Value) : null;

    private static string Cell(long? value) => value is { } number ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null";
}
