using System.Globalization;
using Tally.Ledger.Fit.Cells;

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
        string sql = random.Next(22) switch
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
            12 => Distinct(),
            13 => JoinedAgain(),
            14 => SetOperations(),
            15 => Nested(),
            16 => WindowOverGroups(),
            17 => Qualified(),
            18 => Ranked(),
            19 => Shared(),
            20 => GroupedByName(),
            _ => Logic(),
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

    private string JoinedAgain() => random.Next(4) switch
    {
        0 => $"SELECT a, COUNT(*), {_expressions.Aggregate("t")} FROM t JOIN u USING (a){Where("t")} GROUP BY a",
        1 => $"SELECT x.id, y.id, z.id FROM t x JOIN u y ON x.a = y.a JOIN t z ON z.s = y.s AND z.id <= x.id WHERE x.id % 3 = {random.Next(3)}",
        2 => $"SELECT t.id, m.most, {_expressions.Number("t", 1)} FROM t CROSS JOIN (SELECT MAX(u.b) AS most, COUNT(*) AS n FROM u{Where("u")}) AS m{Where("t")}",
        _ => $"SELECT v.s, COUNT(*), SUM(v.x) FROM (SELECT t.s, u.b AS x FROM t {Pick("JOIN", "LEFT JOIN")} u ON t.a = u.a AND t.f = u.f{Where("t")}) AS v GROUP BY v.s",
    };

    private string SetOperations()
    {
        string columns = Pick("{0}.a, {0}.s", "{0}.s", "{0}.a", "{0}.f, {0}.d");
        string first = $"SELECT {Format(columns, "t")} FROM t{Where("t")}";
        string second = $"SELECT {Format(columns, "u")} FROM u{Where("u")}";
        if (random.Next(3) == 0)
            return $"{first} {Pick("UNION", "UNION ALL")} {second} ORDER BY {Pick("1 NULLS FIRST", "1 DESC NULLS LAST")}{(columns.Contains(',', StringComparison.Ordinal) ? ", 2 NULLS LAST" : "")} LIMIT {random.Next(8)}";

        _expressions.Portable = false;
        return random.Next(2) == 0
            ? $"{first} {Pick("EXCEPT ALL", "INTERSECT ALL")} {second}"
            : $"{first} {Pick("UNION", "EXCEPT", "UNION ALL")} {second} {Pick("INTERSECT", "EXCEPT", "UNION")} SELECT {Format(columns, "t")} FROM t";
    }

    private string Nested() => random.Next(4) switch
    {
        0 => $"SELECT t.id FROM t WHERE {_expressions.Condition("t", 1)} OR {Pick("", "NOT ")}EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND {_expressions.Condition("u", 1)})",
        1 => $"SELECT t.a, COUNT(*) FROM t GROUP BY t.a HAVING COUNT(*) > (SELECT COUNT(*) FROM u WHERE u.a = {random.Next(-2, 4)}) OR MAX(t.b) > (SELECT AVG(u.b) FROM u)",
        2 => $"SELECT t.id, CASE WHEN t.a IN (SELECT u.a FROM u{Where("u")}) THEN 'in' WHEN t.a NOT IN (SELECT u.a FROM u{Where("u")}) THEN 'out' ELSE '?' END FROM t",
        _ => $"SELECT t.id FROM t WHERE t.s IN (SELECT v.s FROM (SELECT u.s, COUNT(*) AS n FROM u{Where("u")} GROUP BY u.s) AS v WHERE v.n {Pick(">", "=")} {random.Next(1, 3)} AND v.s <> (SELECT MIN(x.s) FROM t x))",
    };

    private string WindowOverGroups() =>
        $"SELECT t.a, SUM(t.b), {Pick("SUM(SUM(t.b))", "MAX(COUNT(*))", "COUNT(SUM(t.b))")} OVER ({Pick("", "ORDER BY t.a NULLS FIRST")}), RANK() OVER (ORDER BY COUNT(*) DESC) FROM t{Where("t")} GROUP BY t.a{Pick("", " HAVING COUNT(*) > 1")}";

    private string Qualified()
    {
        _expressions.Portable = false;
        return $"SELECT t.id, t.a, t.b FROM t{Where("t")} QUALIFY {Pick("ROW_NUMBER()", "RANK()", "DENSE_RANK()")} OVER (PARTITION BY {Pick("t.a", "t.s", "t.f")} ORDER BY t.b {Pick("", "DESC ")}NULLS LAST, t.id) <= {random.Next(1, 4)}";
    }

    private string Ranked()
    {
        string order = $"{Pick("", "PARTITION BY t.f ", "PARTITION BY t.a ")}ORDER BY t.{Pick("a", "s", "d", "c")} {Pick("", "DESC ")}NULLS {Pick("FIRST", "LAST")}";
        string function = random.Next(5) switch
        {
            0 => $"{Pick("PERCENT_RANK()", "CUME_DIST()", "RANK()", "DENSE_RANK()")} OVER ({order})",
            1 => $"{Pick("SUM(t.b)", "COUNT(*)", "AVG(t.c)", "MIN(t.s)")} OVER ({order} RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
            2 => $"{Pick("SUM(t.c)", "AVG(t.b)", "COUNT(t.b)")} OVER ({order}, t.id ROWS BETWEEN {Pick("3 PRECEDING AND 1 PRECEDING", "1 FOLLOWING AND 2 FOLLOWING", "CURRENT ROW AND UNBOUNDED FOLLOWING", "1 PRECEDING AND UNBOUNDED FOLLOWING")})",
            3 => $"NTH_VALUE(t.b, {random.Next(1, 4)}) OVER ({order}, t.id)",
            _ => $"{Pick("SUM(t.b)", "COUNT(t.s)", "MAX(t.c)")} FILTER (WHERE {_expressions.Condition("t", 1)}) OVER ({order}, t.id)",
        };
        return $"SELECT t.id, {function} FROM t{Where("t")}";
    }

    private string Shared() =>
        $"WITH v AS (SELECT t.a AS k, t.f AS f, COUNT(*) AS n, SUM(t.c) AS x FROM t{Where("t")} GROUP BY t.a, t.f), w(k, most) AS (SELECT v.k, MAX(v.n) FROM v GROUP BY v.k) SELECT p.k, p.n, q.n, w.most FROM v p {Pick("JOIN", "LEFT JOIN")} v q ON p.k = q.k AND q.f JOIN w ON w.k = p.k WHERE p.n {Pick("<=", "=")} w.most";

    private string GroupedByName()
    {
        string second = Pick("t.f", "t.a > 1", "t.s IS NULL");
        return random.Next(2) == 0
            ? $"SELECT {Pick("t.s", "t.a % 2", "t.d", "UPPER('x')")} AS k, {second} AS z, COUNT(*), {_expressions.Aggregate("t")} FROM t{Where("t")} GROUP BY 1, 2"
            : $"SELECT CASE t.a WHEN 1 THEN 'one' WHEN 2 THEN 'two' END AS k, {_expressions.Aggregate("t")} FROM t{Where("t")} GROUP BY k ORDER BY k NULLS LAST";
    }

    private string Logic()
    {
        _expressions.Portable = false;
        return $"SELECT t.id, ({_expressions.Condition("t", 2)}) IS {Pick("", "NOT ")}{Pick("TRUE", "FALSE", "NULL")}, t.f IS {Pick("", "NOT ")}DISTINCT FROM ({_expressions.Condition("t", 1)}) FROM t WHERE ({_expressions.Condition("t", 1)}) IS {Pick("", "NOT ")}{Pick("TRUE", "NULL")}";
    }

    private string Distinct() => $"SELECT DISTINCT {Pick("t.a, t.s", "t.s", "t.f, t.a", "t.d", "t.a % 2")} FROM t{Where("t")}";

    private string Items(string table, int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => _expressions.Any(table, 2)).Prepend($"{table}.id"));

    private string Where(string table) => random.Next(3) == 0 ? "" : $" WHERE {_expressions.Condition(table, 2)}";

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static string Format(string columns, string table) => string.Format(CultureInfo.InvariantCulture, columns, table);
}
