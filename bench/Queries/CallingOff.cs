using System.Diagnostics;
using System.Globalization;
using Tally.Ledger.Fit.Cells;
using Tally.Queries;

namespace Tally.Bench.Queries;

/// <summary>
/// How soon each step notices that it was called off: the longest pause between two places where a run asks whether to go on,
/// and how long a run that was called off midway went on.
/// </summary>
internal static class CallingOff
{
    private const string LongText = "RPAD('', 900000, 'ab')";

    private static readonly (string Step, string Sql)[] Queries =
    [
        ("scan and filter", "SELECT COUNT(*) FROM orders WHERE price > 10 OR quantity % 7 = 3"),
        ("group in one pass", "SELECT country, status, SUM(price), MIN(day) FROM orders GROUP BY country, status"),
        ("group, many groups", "SELECT note, customer, SUM(price), COUNT(DISTINCT product) FROM orders GROUP BY note, customer ORDER BY 3 DESC LIMIT 5"),
        ("expressions", "SELECT SUM(ROUND(price * 1.077, 2) / (quantity + 1)) FROM orders"),
        ("sort by numbers", "SELECT id FROM orders ORDER BY price DESC, quantity LIMIT 10 OFFSET 900000"),
        ("sort by text", "SELECT id FROM orders ORDER BY note, product, id LIMIT 10 OFFSET 900000"),
        ("sort by an expression", "SELECT id FROM orders ORDER BY price / (quantity + 1), id LIMIT 10 OFFSET 900000"),
        ("top 10", "SELECT id, note FROM orders ORDER BY note DESC, id LIMIT 10"),
        ("join", "SELECT COUNT(*), SUM(o.price) FROM orders o JOIN customers c ON o.customer = c.name"),
        ("self join", "SELECT COUNT(*) FROM orders a JOIN orders b ON a.customer = b.customer WHERE a.quantity < b.quantity"),
        ("cross join", "SELECT COUNT(*) FROM customers a, customers b WHERE LENGTH(a.name) + LENGTH(b.name) > 30"),
        ("outer join", "SELECT COUNT(*) FROM orders a FULL JOIN customers c ON a.customer = c.name AND a.quantity > 900"),
        ("running sum", "SELECT MAX(r) FROM (SELECT SUM(quantity) OVER (PARTITION BY customer ORDER BY day, id) AS r FROM orders) AS w"),
        ("moving average", "SELECT MAX(r) FROM (SELECT AVG(price) OVER (ORDER BY day, id ROWS BETWEEN 20 PRECEDING AND CURRENT ROW) AS r FROM orders) AS w"),
        ("running median", "SELECT MAX(r) FROM (SELECT MEDIAN(price) OVER (PARTITION BY country ORDER BY id) AS r FROM orders) AS w"),
        ("rank, lag", "SELECT MAX(r), MAX(l) FROM (SELECT RANK() OVER (ORDER BY price) AS r, LAG(price, 3) OVER (ORDER BY id) AS l FROM orders) AS w"),
        ("distinct", "SELECT COUNT(*) FROM (SELECT DISTINCT customer, note, day FROM orders) AS d"),
        ("union", "SELECT COUNT(*) FROM (SELECT customer, price FROM orders UNION SELECT name, 1 FROM customers) AS u"),
        ("except", "SELECT COUNT(*) FROM (SELECT note FROM orders EXCEPT SELECT name FROM customers) AS e"),
        ("median, quantile, mode", "SELECT MEDIAN(price), QUANTILE(price * 1, 0.9), MODE(note) FROM orders"),
        ("statistics", "SELECT CORR(price, quantity), SPEARMAN(price, quantity), STDDEV(price), SKEW(price), KURTOSIS(price), REGR_SLOPE(price, quantity) FROM orders"),
        ("tests", "SELECT TTEST_P(price, quantity), CHI2_P(customer, note), SHAPIRO_P(price) FROM orders"),
        ("joined texts", "SELECT MAX(LENGTH(s)) FROM (SELECT STRING_AGG(status, ',') AS s FROM orders GROUP BY customer) AS t"),
        ("LIKE on 400,000 texts", "SELECT COUNT(*) FROM orders WHERE note ILIKE '%é%7%7%'"),
        ("LIKE on a long text", $"SELECT {LongText} LIKE '%' || RPAD('', 20000, 'ab') || 'x%'"),
        ("search in a long text", $"SELECT INSTR({LongText}, RPAD('', 400000, 'ab') || 'x')"),
        ("replace in a long text", $"SELECT LENGTH(REPLACE({LongText}, RPAD('', 1000, 'ab') || 'x', 'y')) FROM products"),
        ("correlated query", "SELECT COUNT(*) FROM customers c WHERE (SELECT COUNT(*) FROM products p WHERE p.name < c.name) > 100"),
        ("IN a query", "SELECT COUNT(*) FROM orders WHERE note IN (SELECT note FROM orders WHERE quantity > 500)"),
        ("lineage of a join", "SELECT c.segment, COUNT(*) FROM orders o JOIN customers c ON o.customer = c.name GROUP BY c.segment"),
    ];

    public static async Task MeasureAsync(string folder)
    {
        var library = await BenchLibrary.OpenAsync(folder);
        Console.WriteLine("| step | run, ms | longest pause, ms | called off midway, ms until it stopped |\n|---|---:|---:|---:|");
        foreach (var (step, sql) in Queries)
        {
            var clock = new PauseClock();
            var engine = new QueryEngine(library, clock);
            var limits = QueryLimits.Default with { MaxParallelism = 1, MaxTime = TimeSpan.FromSeconds(20), MaxBytes = 4L << 30, MaxIntermediateRows = 500_000_000 };
            var watch = Stopwatch.StartNew();
            await engine.RunAsync(sql, library.Scope, limits, CancellationToken.None);
            var run = watch.Elapsed;
            clock.Begin();
            var outcome = await engine.RunAsync(sql, library.Scope, limits, CancellationToken.None);
            string note = outcome is QueryOutcome.Refused { Error: var error } ? $" ({error.Code})" : "";
            double stopped = await StoppedAfterAsync(library, sql, limits, run / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {step}{note} | {run.TotalMilliseconds:0} | {clock.Longest.TotalMilliseconds:0.0} | {stopped:0.0} |"));
        }
    }

    private static async Task<double> StoppedAfterAsync(BenchLibrary library, string sql, QueryLimits limits, TimeSpan after)
    {
        using var calledOff = new CancellationTokenSource();
        long at = 0;
        calledOff.Token.Register(() => at = Stopwatch.GetTimestamp());
        var running = new QueryEngine(library, TimeProvider.System).RunAsync(sql, library.Scope, limits, calledOff.Token);
        calledOff.CancelAfter(after);
        try
        {
            await running;
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Stopwatch.GetElapsedTime(at).TotalMilliseconds;
        }
    }

    /// <summary>Asked at each place where a run may stop; remembers the longest time between two of them.</summary>
    private sealed class PauseClock : TimeProvider
    {
        private long _last;

        public TimeSpan Longest { get; private set; }

        public void Begin() => (_last, Longest) = (0, TimeSpan.Zero);

        public override long GetTimestamp()
        {
            long now = Stopwatch.GetTimestamp();
            if (_last != 0 && Stopwatch.GetElapsedTime(_last, now) is var pause && pause > Longest)
                Longest = pause;

            return _last = now;
        }
    }
}
