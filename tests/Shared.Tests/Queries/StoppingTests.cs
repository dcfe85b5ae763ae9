using Tally.Columns;
using Tally.Queries;
using Tally.Shared.Tests.Support;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

/// <summary>
/// Each step asks now and then whether to go on, and stops at the next place where it asks. How long lies between two places
/// is measured by bench/Queries, form calling-off.
/// </summary>
public sealed class StoppingTests
{
    private const int Rows = 20_000;
    private static readonly InMemoryLibrary Big = Library();

    /// <summary>A step, and at how many places at least it must ask over the 20,000 rows.</summary>
    public static TheoryData<string, int> Steps => new()
    {
        { "SELECT COUNT(*) FROM t WHERE x > 10 OR k % 7 = 3", 3 },
        { "SELECT s, SUM(x) FROM t WHERE k > 3 GROUP BY s", 3 },
        { "SELECT w, SUM(x), COUNT(DISTINCT k) FROM t GROUP BY w ORDER BY 2 LIMIT 3", 10 },
        { "SELECT SUM(x / (k + 1)) FROM t", 8 },
        { "SELECT k FROM t ORDER BY x, k LIMIT 1 OFFSET 19000", 6 },
        { "SELECT k FROM t ORDER BY w, x LIMIT 1 OFFSET 19000", 6 },
        { "SELECT k FROM t ORDER BY x / (k + 1), k LIMIT 1 OFFSET 19000", 100 },
        { "SELECT k, w FROM t ORDER BY w DESC LIMIT 3", 5 },
        { "SELECT COUNT(*) FROM t a JOIN t b ON a.k = b.k", 5 },
        { "SELECT COUNT(*) FROM t a JOIN t b ON a.s = b.s AND a.k < 3", 5 },
        { "SELECT COUNT(*) FROM (SELECT * FROM t LIMIT 1000) AS a, (SELECT * FROM t LIMIT 1000) AS b WHERE a.x + b.x > 3", 100 },
        { "SELECT COUNT(*) FROM t a FULL JOIN t b ON a.k = b.k + 5", 5 },
        { "SELECT MAX(r) FROM (SELECT SUM(x) OVER (PARTITION BY s ORDER BY k) AS r FROM t) AS v", 10 },
        { "SELECT MAX(r) FROM (SELECT AVG(x) OVER (ORDER BY k ROWS 5 PRECEDING) AS r FROM t) AS v", 20 },
        { "SELECT MAX(r) FROM (SELECT MEDIAN(x) OVER (ORDER BY k) AS r FROM t WHERE k < 300) AS v", 200 },
        { "SELECT MAX(r), MAX(l) FROM (SELECT RANK() OVER (ORDER BY x) AS r, LAG(x) OVER (ORDER BY k) AS l FROM t) AS v", 10 },
        { "SELECT COUNT(*) FROM (SELECT DISTINCT w, x FROM t) AS v", 3 },
        { "SELECT COUNT(*) FROM (SELECT w FROM t UNION SELECT s FROM t) AS v", 10 },
        { "SELECT COUNT(*) FROM (SELECT w FROM t EXCEPT SELECT s FROM t) AS v", 10 },
        { "SELECT QUANTILE(x, 0.9), MODE(w) FROM t", 20 },
        { "SELECT SPEARMAN(x, k), SKEW(x), STDDEV(x) FROM t", 30 },
        { "SELECT TTEST_P(x, k), CHI2_P(s, w) FROM t", 30 },
        { "SELECT MAX(LENGTH(j)) FROM (SELECT STRING_AGG(s, ',') AS j FROM t) AS v", 10 },
        { "SELECT COUNT(*) FROM t WHERE w ILIKE '%é%7%'", 10 },
        { "SELECT RPAD('', 900000, 'ab') LIKE '%' || RPAD('', 100, 'ab') || 'x%'", 100 },
        { "SELECT INSTR(RPAD('', 900000, 'ab'), RPAD('', 400000, 'ab') || 'x')", 100 },
        { "SELECT LENGTH(REPLACE(RPAD('', 900000, 'ab'), RPAD('', 9000, 'ab') || 'x', 'y'))", 20 },
        { "SELECT COUNT(*) FROM (SELECT * FROM t LIMIT 500) AS a WHERE (SELECT COUNT(*) FROM (SELECT * FROM t LIMIT 9) AS b WHERE b.k < a.k) > 1", 500 },
        { "SELECT COUNT(*) FROM t WHERE w IN (SELECT w FROM t WHERE k > 5)", 10 },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_that_is_called_off_goes_no_further_than_the_next_place_where_it_asks(string sql, int places)
    {
        // Orders of dictionaries and ranges of columns are found once and known from then on.
        await RunAsync(sql, Big);
        var counting = new CallingClock(long.MaxValue, calledOff: null);
        var limits = QueryLimits.Default with { MaxParallelism = 1 };
        var whole = await new QueryEngine(Big, counting).RunAsync(sql, Big.Scope, limits, TestContext.Current.CancellationToken);
        Assert.True(whole is QueryOutcome.Succeeded, (whole as QueryOutcome.Refused)?.Error.Message);
        Assert.True(counting.Asked >= places, $"It asked {counting.Asked} times, not {places}.");

        foreach (long at in new[] { Math.Max(1, counting.Asked / 4), counting.Asked / 2, counting.Asked - 1 }.Distinct())
        {
            using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var clock = new CallingClock(at, calledOff);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new QueryEngine(Big, clock).RunAsync(sql, Big.Scope, limits, calledOff.Token));
            Assert.Equal(at, clock.Asked);
        }
    }

    [Fact]
    public async Task Several_threads_stop_too()
    {
        foreach (var (sql, _) in Steps.Select(step => step.Data))
        {
            using var calledOff = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new QueryEngine(Big, new CallingClock(3, calledOff)).RunAsync(
                sql, Big.Scope, QueryLimits.Default with { MaxParallelism = 4 }, calledOff.Token));
        }
    }

    private static InMemoryLibrary Library()
    {
        var random = new Random(11);
        return new InMemoryLibrary().Add("big", "file", InlineTable.Of("big/t",
        [
            new NumberColumn("k", ColumnType.Integer, [.. Enumerable.Range(0, Rows).Select(i => (long)i)], 0),
            new TextColumn("s", ["a", "b", "c", "d"], [.. Enumerable.Range(0, Rows).Select(_ => random.Next(-1, 4))]),
            new TextColumn("w", [.. Enumerable.Range(0, Rows / 2).Select(i => $"word {i}")], [.. Enumerable.Range(0, Rows).Select(i => i / 2)]),
            new NumberColumn("x", ColumnType.Decimal, [.. Enumerable.Range(0, Rows).Select(_ => random.NextInt64(0, 1_000_000))], 2),
        ]));
    }

    /// <summary>A clock that is looked at wherever a run asks whether to go on; calls the run off at one of those places.</summary>
    private sealed class CallingClock(long at, CancellationTokenSource? calledOff) : TimeProvider
    {
        private long _asked;

        public long Asked => Interlocked.Read(ref _asked);

        public override long GetTimestamp()
        {
            if (Interlocked.Increment(ref _asked) == at)
                calledOff?.Cancel();

            return 0;
        }
    }
}
