using System.Globalization;

namespace Tally.Shared.Tests.Queries.Differential;

/// <summary>A random query over the generated tables; <paramref name="Portable"/> when SQLite means the same by it.</summary>
internal sealed record GeneratedQuery(string Sql, bool Portable, bool Ordered);

/// <summary>
/// Random SELECTs of every shape the language has, within what the dialects share: no division by zero, NULLS always
/// placed, LIMIT only over a whole order.
/// </summary>
internal sealed class QueryGenerator(Random random)
{
    private readonly ExpressionGenerator _expressions = new(random);

    public GeneratedQuery Next()
    {
        _expressions.Portable = true;
        string sql = random.Next(13) switch
        {
            0 or 1 => Rows(),
            2 => Ordered(),
            3 or 4 => Grouped(),
            5 => Totals(),
            6 => Joined(),
            7 => SetOperation(),
            8 => Subquery(),
            9 => Correlated(),
            10 => Common(),
            11 => Windowed(),
            _ => Distinct(),
        };
        return new GeneratedQuery(sql, _expressions.Portable, sql.Contains("LIMIT", StringComparison.Ordinal));
    }

    private string Rows() => $"SELECT {Items("t", 3)} FROM t{Where("t")}";

    private string Ordered()
    {
        string direction = Pick("", " DESC");
        string nulls = Pick("FIRST", "LAST");
        return $"SELECT id, a, s FROM t{Where("t")} ORDER BY {Pick("a", "s", "b")}{direction} NULLS {nulls}, id LIMIT {random.Next(12)}{Pick("", $" OFFSET {random.Next(5)}")}";
    }

    private string Grouped()
    {
        string key = Pick("t.a", "t.s", "t.f", "t.d", "t.a + 1", "COALESCE(t.s, '?')", "CASE WHEN t.a > 1 THEN 'hi' ELSE 'lo' END");
        string second = random.Next(3) == 0 ? ", " + Pick("t.f", "t.s") : "";
        string having = random.Next(3) == 0 ? $" HAVING {Pick("COUNT(*)", "SUM(t.b)", "MIN(t.a)", "COUNT(DISTINCT t.s)")} {Pick("<", ">", "<>")} {random.Next(-5, 20)}" : "";
        return $"SELECT {key}{second}, {_expressions.Aggregate("t")}, {_expressions.Aggregate("t")} FROM t{Where("t")} GROUP BY {key}{second}{having}";
    }

    private string Totals() => $"SELECT {string.Join(", ", Enumerable.Range(0, 3).Select(_ => _expressions.Aggregate("t")))} FROM t{Where("t")}";

    private string Joined()
    {
        string on = Pick("t.a = u.a", "t.s = u.s", "t.a = u.a AND t.s = u.s", "t.id = u.id AND t.b < u.b", "t.a = u.a + 1", "t.id < u.id AND u.id < 4");
        string kind = Pick("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN");
        if (kind == "FULL JOIN")
            on = Pick("t.a = u.a", "t.s = u.s");

        return random.Next(2) == 0
            ? $"SELECT t.id, u.id, {_expressions.Number("t", 1)}, {_expressions.Text("u", 1)} FROM t {kind} u ON {on}{Where("t")}"
            : $"SELECT u.a, COUNT(*), {_expressions.Aggregate("t")} FROM t {kind} u ON {on}{Where("u")} GROUP BY u.a";
    }

    private string SetOperation()
    {
        string operation = Pick("UNION", "UNION ALL", "EXCEPT", "INTERSECT");
        string columns = Pick("{0}.a, {0}.s", "{0}.s", "{0}.a", "{0}.f, {0}.a");
        return $"SELECT {Format(columns, "t")} FROM t{Where("t")} {operation} SELECT {Format(columns, "u")} FROM u{Where("u")}";
    }

    private string Subquery()
    {
        string not = Pick("", "NOT ");
        return random.Next(3) switch
        {
            0 => $"SELECT t.id FROM t WHERE t.a {not}IN (SELECT u.a FROM u{Where("u")})",
            1 => $"SELECT t.id, t.b FROM t WHERE t.b {Pick(">", "<=")} (SELECT {Pick("AVG", "MAX", "MIN")}(u.b) FROM u{Where("u")})",
            _ => $"SELECT v.a, SUM(v.n) FROM (SELECT t.a, t.s, COUNT(*) AS n FROM t{Where("t")} GROUP BY t.a, t.s) AS v WHERE v.n > {random.Next(3)} GROUP BY v.a",
        };
    }

    private string Correlated()
    {
        string not = Pick("", "NOT ");
        return random.Next(2) == 0
            ? $"SELECT t.id FROM t WHERE {not}EXISTS (SELECT 1 FROM u WHERE u.{Pick("a", "s")} = t.{Pick("a", "a")} AND u.b > {random.Next(-500, 500)})".Replace("u.s = t.a", "u.s = t.s", StringComparison.Ordinal)
            : $"SELECT t.id, (SELECT {Pick("SUM", "MAX", "COUNT")}(u.b) FROM u WHERE u.a = t.a) FROM t{Where("t")}";
    }

    private string Common() =>
        $"WITH v AS (SELECT t.a AS k, {_expressions.Number("t", 1)} AS x FROM t{Where("t")}), w AS (SELECT v.k, COUNT(v.x) AS n, MAX(v.x) AS m FROM v GROUP BY v.k) SELECT w.k, w.n, w.m, u.id FROM w {Pick("JOIN", "LEFT JOIN")} u ON w.k = u.a";

    private string Windowed()
    {
        string over = $"OVER ({Pick("", "PARTITION BY t.a ", "PARTITION BY t.s, t.f ")}ORDER BY t.{Pick("b", "c", "a")} {Pick("", "DESC ")}NULLS LAST, t.id{Pick("", "", " ROWS BETWEEN 2 PRECEDING AND CURRENT ROW", " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING", " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING")})";
        string ranked = over.Contains("ROWS", StringComparison.Ordinal) ? over[..over.IndexOf(" ROWS", StringComparison.Ordinal)] + ")" : over;
        string function = random.Next(3) switch
        {
            0 => $"{Pick("ROW_NUMBER()", "RANK()", "DENSE_RANK()", "NTILE(3)")} {ranked}",
            1 => $"{Pick("LAG(t.b)", "LEAD(t.b, 2)", "LAG(t.b, 1, 0)")} {ranked}",
            _ => $"{Pick("SUM(t.b)", "AVG(t.b)", "COUNT(t.s)", "MIN(t.c)", "MAX(t.b)", "FIRST_VALUE(t.b)", "LAST_VALUE(t.b)")} {over}",
        };
        string shared = random.Next(3) == 0 ? $", {Pick("SUM(t.b)", "COUNT(*)", "RANK()")} OVER (PARTITION BY t.f ORDER BY t.a NULLS LAST)" : "";
        return $"SELECT t.id, {function}{shared} FROM t{Where("t")}";
    }

    private string Distinct() => $"SELECT DISTINCT {Pick("t.a, t.s", "t.s", "t.f, t.a", "t.d", "t.a % 2")} FROM t{Where("t")}";

    private string Items(string table, int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => _expressions.Any(table, 2)).Prepend($"{table}.id"));

    private string Where(string table) => random.Next(3) == 0 ? "" : $" WHERE {_expressions.Condition(table, 2)}";

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static string Format(string columns, string table) => string.Format(CultureInfo.InvariantCulture, columns, table);
}
