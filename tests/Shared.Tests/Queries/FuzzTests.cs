using System.Diagnostics;
using System.Text;
using Tally.Queries;
using static Tally.Shared.Tests.Queries.QueryTesting;

namespace Tally.Shared.Tests.Queries;

/// <summary>SQL that nobody would write gets an answer or an error within the limits; never a crash, never a hang.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "SELECT", "FROM", "WHERE", "GROUP BY", "ORDER BY", "total", "HEC", "unil", "annee", "faculte", "(", ")", ",", "*", "+", "-", "/", "=", "<>", "'", "\"", "1",
        "2020", "0.5", "'HEC'", "NULL", "CASE", "WHEN", "THEN", "END", "IN", "NOT", "AND", "OR", "BETWEEN", "LIKE", "SUM(", "COUNT(*)", "OVER (", "JOIN", "ON", "UNION", "WITH",
        "AS", "x", "LIMIT", "--", "/*", "*/", ";", "é", "日", "\0", "\ud800", "‘", "DISTINCT", "EXISTS", "ROWS", "FILTER (WHERE", "CAST(", "DATE", "||", "::", ".", "`",
    ];

    [Fact]
    public async Task Pieces_in_any_order_are_answered_or_refused()
    {
        var random = new Random(20261120);
        for (int i = 0; i < 3000; i++)
        {
            var sql = new StringBuilder(random.Next(2) == 0 ? "SELECT " : "");
            for (int piece = random.Next(25); piece > 0; piece--)
                sql.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(4) == 0 ? "" : " ");

            AssertSound(await TryAsync(sql.ToString()), sql.ToString());
        }
    }

    [Fact]
    public async Task Good_queries_cut_or_changed_anywhere_are_answered_or_refused()
    {
        var random = new Random(7);
        string[] good = [.. QueryCases.Lines.Select(line => line.Data.Item1).Where(sql => sql.Length > 0)];
        for (int i = 0; i < 3000; i++)
        {
            string sql = good[random.Next(good.Length)];
            int at = random.Next(sql.Length);
            sql = random.Next(3) switch
            {
                0 => sql[..at],
                1 => sql.Remove(at, 1),
                _ => sql.Insert(at, Pieces[random.Next(Pieces.Length)]),
            };
            AssertSound(await TryAsync(sql, Cases), sql);
        }
    }

    public static TheoryData<string, string> Monsters => new()
    {
        { "SELECT " + new string('(', 10_000) + "1" + new string(')', 10_000), "depth-limit" },
        { "SELECT " + string.Concat(Enumerable.Repeat("1 + ", 20_000)) + "1", "depth-limit" },
        { "SELECT " + string.Concat(Enumerable.Repeat("NOT ", 10_000)) + "TRUE", "depth-limit" },
        { "SELECT " + string.Concat(Enumerable.Repeat("- ", 10_000)) + "1", "depth-limit" },
        { "SELECT " + string.Concat(Enumerable.Repeat("CASE WHEN ", 5_000)), "depth-limit" },
        { "SELECT " + string.Concat(Enumerable.Repeat("ABS(", 5_000)), "depth-limit" },
        { string.Concat(Enumerable.Repeat("SELECT * FROM (", 3_000)), "depth-limit" },
        { string.Concat(Enumerable.Repeat("SELECT 1 UNION ", 5_000)) + "SELECT 1", "depth-limit" },
        { "SELECT '" + new string('x', 2_000_000) + "'", "sql-length-limit" },
        { "SELECT '" + new string('x', 90_000), "syntax" },
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public async Task A_monster_meets_a_limit_that_is_named(string sql, string code)
    {
        var error = await RefuseAsync(sql);

        Assert.Equal(code, error.Code);
    }

    [Theory]
    [InlineData("ＳＥＬＥＣＴ total FROM HEC")]
    [InlineData("SЕLECT total FROM HEC")]
    [InlineData("SELECT total FROM НEC")]
    [InlineData("SELECT tоtal FROM HEC")]
    [InlineData("SELECT total FROM HEC WHERE annee ＝ 2020")]
    [InlineData("SELECT total FROM HEC WHERE annee = ２０２０")]
    [InlineData("SELECT total FROM HEC WHERE faculte = ‘HEC’")]
    [InlineData("SELECT “total” FROM HEC")]
    [InlineData("SELECT total − 1 FROM HEC")]
    [InlineData("SELECT to\u200btal FROM HEC")]
    [InlineData("SELECT total FROM HEC\u0000")]
    [InlineData("SELECT total \u202eFROM HEC")]
    [InlineData("SELECT total FROM HEC; DELETE FROM HEC")]
    [InlineData("DELETE/**/FROM HEC")]
    [InlineData("/* SELECT */ UPDATE HEC SET total = 1")]
    [InlineData("SELECT total /* FROM HEC")]
    [InlineData("SELECT total FROM HEC -- ' \n WHERE annee = '2020")]
    [InlineData("WITH x AS (DELETE FROM HEC) SELECT 1")]
    [InlineData("SELECT total INTO other FROM HEC")]
    public async Task What_looks_like_a_query_and_is_none_is_refused_at_its_place(string sql)
    {
        var error = await RefuseAsync(sql);

        Assert.True(error.Position is > 0 && error.Position <= sql.Length + 1, $"{error.Code} at {error.Position}: {error.Message}");
    }

    [Theory]
    [InlineData("SELECT/**/total/**/FROM/**/HEC/**/WHERE/**/annee=2020")]
    [InlineData("SELECT total -- ; DROP TABLE HEC\nFROM HEC WHERE annee = 2020 -- the end")]
    [InlineData("SELECT\u00a0total FROM\tHEC\r\nWHERE annee = 2020;;")]
    [InlineData("\ufeffSELECT total FROM HEC WHERE annee = 2020 /* DELETE FROM HEC */")]
    public async Task Remarks_and_odd_spaces_change_nothing(string sql) => Assert.Equal("3306", Print(await RunAsync(sql)));

    [Fact]
    public async Task A_long_chain_of_conditions_is_no_deep_tree() =>
        Assert.Equal("3", Print(await RunAsync("SELECT COUNT(*) FROM HEC WHERE annee = 2020" + string.Concat(Enumerable.Range(0, 3000).Select(i => $" OR annee = {i}")))));

    [Fact]
    public async Task The_row_limit_is_named_and_nothing_is_given_in_part()
    {
        var error = await RefuseAsync("SELECT * FROM unil", limits: QueryLimits.Default with { MaxRows = 5 });

        Assert.Equal("row-limit", error.Code);
        Assert.Contains("12 rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limit_of_rows_on_the_way_is_named() =>
        Assert.Equal("row-limit", (await RefuseAsync(
            "SELECT COUNT(*) FROM unil a, unil b, unil c, unil d, unil e", limits: QueryLimits.Default with { MaxIntermediateRows = 100_000 })).Code);

    [Fact]
    public async Task The_memory_limit_is_named() =>
        Assert.Equal("memory-limit", (await RefuseAsync(
            "SELECT COUNT(*) FROM unil a, unil b, unil c, unil d, unil e, unil f", limits: QueryLimits.Default with { MaxBytes = 4 << 20 })).Code);

    [Fact]
    public async Task The_time_limit_is_named() =>
        Assert.Equal("time-limit", (await RefuseAsync(
            "SELECT COUNT(*) FROM unil a, unil b, unil c, unil d, unil e, unil f", limits: QueryLimits.Default with { MaxTime = TimeSpan.FromMilliseconds(20) })).Code);

    [Fact]
    public async Task A_query_that_is_called_off_stops_at_once()
    {
        using var calledOff = new CancellationTokenSource();
        var running = new QueryEngine(Unil, TimeProvider.System).RunAsync(
            "SELECT SUM(a.total * b.total) FROM unil a, unil b, unil c, unil d, unil e, unil f, unil g", Unil.Scope, QueryLimits.Default, calledOff.Token);
        calledOff.CancelAfter(100);
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    private static void AssertSound(QueryOutcome outcome, string sql)
    {
        if (outcome is QueryOutcome.Refused { Error: var error })
        {
            Assert.False(string.IsNullOrWhiteSpace(error.Message), sql);
            Assert.True(error.Position is null or > 0 && !(error.Position > sql.Length + 1), sql);
        }
    }
}
