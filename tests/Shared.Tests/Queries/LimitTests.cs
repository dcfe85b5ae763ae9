using Tally.Columns;
using Tally.Queries;
using Tally.Shared.Tests.Support;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

/// <summary>What would take too much is refused by a sentence that names the limit, in whatever step it would be taken.</summary>
public sealed class LimitTests
{
    private const int Rows = 60_000;
    private static readonly InMemoryLibrary Big = Library();

    [Theory]
    [InlineData("SELECT COUNT(*) FROM t a, t b")]
    [InlineData("SELECT COUNT(*) FROM t a JOIN t b ON a.s = b.s")]
    [InlineData("SELECT w, SUM(x + 1) FROM t GROUP BY w, x")]
    [InlineData("SELECT k FROM t ORDER BY x, w LIMIT 5 OFFSET 50000")]
    [InlineData("SELECT COUNT(*) FROM (SELECT DISTINCT w, x, k FROM t) AS v")]
    [InlineData("SELECT COUNT(*) FROM (SELECT w, x FROM t UNION SELECT w, k FROM t) AS v")]
    [InlineData("SELECT MAX(r) FROM (SELECT SUM(x) OVER (PARTITION BY w ORDER BY k) AS r FROM t) AS v")]
    [InlineData("SELECT MAX(r) FROM (SELECT COUNT(DISTINCT w) OVER (ORDER BY k) AS r FROM t) AS v")]
    [InlineData("SELECT QUANTILE(x, 0.3) FROM t")]
    [InlineData("SELECT COUNT(DISTINCT x + 1) FROM t")]
    [InlineData("SELECT COUNT(*) FROM t WHERE w IN (SELECT w FROM t)")]
    [InlineData("SELECT COUNT(*) FROM (SELECT DISTINCT w || 'some more text' AS more FROM t WHERE k < 9000) AS v")]
    [InlineData("SELECT COUNT(*) FROM t WHERE REPLACE(RPAD('', 1000, 'a'), 'a', w) = 'x'")]
    [InlineData("SELECT COUNT(*) FROM t WHERE UPPER(RPAD(w, 1000, 'é')) = 'x'")]
    public async Task A_step_that_needs_too_much_memory_is_refused_by_the_memory_limit(string sql)
    {
        var error = await RefuseAsync(sql, Big, QueryLimits.Default with { MaxBytes = 400_000 });

        Assert.Equal("memory-limit", error.Code);
        Assert.Contains("memory limit", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT REPLACE(RPAD('', 2000, 'a'), 'a', RPAD('', 2000, 'b'))")]
    [InlineData("SELECT CONCAT(RPAD('', 600000, 'a'), RPAD('', 600000, 'a'))")]
    [InlineData("SELECT RPAD('', 600000, 'a') || RPAD('', 600000, 'a')")]
    [InlineData("SELECT CONCAT_WS(RPAD('', 600000, 'a'), 'x', 'y', 'z')")]
    [InlineData("SELECT STRING_AGG(w, RPAD('', 1000, ' ')) FROM t")]
    public async Task A_text_that_would_grow_too_long_is_refused_before_it_is_made(string sql)
    {
        var error = await RefuseAsync(sql, Big);

        Assert.Equal("memory-limit", error.Code);
        Assert.Contains("1,000,000 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_only_seemed_to_grow_too_long_is_made() =>
        Assert.Equal("900998", Print(await RunAsync("SELECT LENGTH(REPLACE(RPAD('b', 999, 'a'), 'b', RPAD('', 900000, 'c')))")));

    [Theory]
    [InlineData("SELECT COUNT(*) FROM t a JOIN t b ON a.s = b.s")]
    [InlineData("SELECT COUNT(*) FROM t a, t b WHERE a.x > b.x")]
    [InlineData("SELECT COUNT(*) FROM (SELECT w FROM t UNION ALL SELECT w FROM t) AS v")]
    public async Task A_step_that_makes_too_many_rows_is_refused_by_the_row_limit(string sql)
    {
        var error = await RefuseAsync(sql, Big, QueryLimits.Default with { MaxIntermediateRows = 100_000 });

        Assert.Equal("row-limit", error.Code);
        Assert.Contains("intermediate row limit", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT COUNT(*) FROM t a, t b WHERE a.x + b.x > 12")]
    [InlineData("SELECT MAX(r) FROM (SELECT MEDIAN(x) OVER (ORDER BY k) AS r FROM t) AS v")]
    public async Task A_query_that_takes_too_long_is_refused_by_the_time_limit(string sql)
    {
        var error = await RefuseAsync(sql, Big, QueryLimits.Default with { MaxTime = TimeSpan.FromMilliseconds(30) });

        Assert.Equal("time-limit", error.Code);
        Assert.Contains("0.03 seconds (time limit)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pairs_that_a_condition_drops_do_not_count_as_memory() =>
        Assert.Equal("0", Print(await RunAsync(
            "SELECT COUNT(*) FROM (SELECT * FROM t LIMIT 2000) AS a, (SELECT * FROM t LIMIT 2000) AS b WHERE a.k + b.k > 5000",
            Big,
            QueryLimits.Default with { MaxBytes = 12_000_000 })));

    private static InMemoryLibrary Library()
    {
        var random = new Random(12);
        return new InMemoryLibrary().Add("big", "file", InlineTable.Of("big/t",
        [
            new NumberColumn("k", ColumnType.Integer, [.. Enumerable.Range(0, Rows).Select(i => (long)i)], 0),
            new TextColumn("s", ["a", "b"], [.. Enumerable.Range(0, Rows).Select(_ => random.Next(2))]),
            new TextColumn("w", [.. Enumerable.Range(0, Rows / 2).Select(i => $"word {i}")], [.. Enumerable.Range(0, Rows).Select(i => i / 2)]),
            new NumberColumn("x", ColumnType.Decimal, [.. Enumerable.Range(0, Rows).Select(_ => random.NextInt64(0, long.MaxValue / 4))], 2),
        ]));
    }
}
