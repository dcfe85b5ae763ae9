using Tally.Ledger.Fit.Cells;

namespace Tally.Bench.Queries;

/// <summary>The queries of the benchmark; every engine runs the same text over the same rows.</summary>
internal static class BenchQueries
{
    public static IReadOnlyList<(string Name, string Sql)> Narrow { get; } =
    [
        ("filtered group-by, 5 % of rows", "SELECT region, SUM(quantity) AS q, COUNT(*) AS n FROM sales WHERE year = 2010 GROUP BY region ORDER BY region"),
        ("filtered group-by, 75 % of rows", "SELECT region, SUM(quantity) AS q, COUNT(*) AS n FROM sales WHERE year >= 2005 GROUP BY region ORDER BY region"),
        ("group-by two keys, average", "SELECT year, region, AVG(price) AS p FROM sales GROUP BY year, region ORDER BY year, region"),
        ("top 10 of all rows", "SELECT id, price FROM sales ORDER BY price DESC, id LIMIT 10"),
        ("join and group", "SELECT p.category, SUM(s.quantity) AS q FROM sales s JOIN products p ON s.product = p.name GROUP BY p.category ORDER BY p.category"),
        ("count distinct", "SELECT COUNT(DISTINCT product) AS p, COUNT(DISTINCT quantity) AS q FROM sales"),
        ("distinct pairs", "SELECT COUNT(*) AS n FROM (SELECT DISTINCT product, year FROM sales) AS d"),
        ("median by group", "SELECT region, MEDIAN(price) AS m FROM sales GROUP BY region ORDER BY region"),
        ("window over a third", "SELECT MAX(r) AS m FROM (SELECT ROW_NUMBER() OVER (PARTITION BY region ORDER BY price, id) AS r FROM sales WHERE id <= 1000000) AS w"),
        ("LIKE on text", "SELECT COUNT(*) AS n FROM sales WHERE product LIKE '%7%' AND quantity > 500"),
    ];

    public static IReadOnlyList<(string Name, string Sql)> Wide { get; } =
    [
        ("filtered group-by on text and date", "SELECT country, SUM(quantity) AS q, COUNT(*) AS n FROM orders WHERE status = 'S1' AND day >= '2020-01-01' GROUP BY country ORDER BY country"),
        ("group-by 100,000 customers, top 10", "SELECT customer, SUM(price) AS p FROM orders GROUP BY customer ORDER BY p DESC, customer LIMIT 10"),
        ("top 10 of all rows, by text", "SELECT id, note, price FROM orders ORDER BY note DESC, id LIMIT 10"),
        ("join 100,000 customers and group", "SELECT c.segment, SUM(o.price) AS p, COUNT(*) AS n FROM orders o JOIN customers c ON o.customer = c.name GROUP BY c.segment ORDER BY c.segment"),
        ("count distinct texts", "SELECT COUNT(DISTINCT note) AS n, COUNT(DISTINCT customer) AS c FROM orders"),
        ("distinct rows of two texts", "SELECT COUNT(*) AS n FROM (SELECT DISTINCT customer, product FROM orders) AS d"),
        ("median by group", "SELECT country, MEDIAN(price) AS m FROM orders WHERE discount > 2 GROUP BY country ORDER BY country"),
        ("running sum by customer", "SELECT MAX(r) AS m FROM (SELECT SUM(quantity) OVER (PARTITION BY customer ORDER BY day, id) AS r FROM orders) AS w"),
        ("LIKE on 400,000 texts", "SELECT COUNT(*) AS n FROM orders WHERE note LIKE '%77%' AND quantity > 500"),
    ];
}
