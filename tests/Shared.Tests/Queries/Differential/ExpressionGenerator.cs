namespace Tally.Shared.Tests.Queries.Differential;

/// <summary>Random expressions by type; <see cref="Portable"/> falls when one is made that SQLite reads differently.</summary>
internal sealed class ExpressionGenerator(Random random)
{
    public bool Portable { get; set; }

    public string Any(string table, int depth) => random.Next(5) switch
    {
        0 or 1 => Number(table, depth),
        2 => Text(table, depth),
        3 => Truth(table, depth),
        _ => $"{table}.d",
    };

    public string Number(string table, int depth)
    {
        if (depth == 0)
            return Pick($"{table}.a", $"{table}.b", $"{table}.c", $"{random.Next(-5, 10)}", $"{random.Next(100)}.{random.Next(10, 99)}");

        switch (random.Next(18))
        {
            case 0 or 1:
                return $"({Number(table, depth - 1)} {Pick("+", "-")} {Number(table, depth - 1)})";
            case 2:
                return $"({Whole(table)} * {Number(table, 0)})";
            case 3:
                Portable = false;
                return $"({Number(table, depth - 1)} / NULLIF({Whole(table)}, 0))";
            case 4:
                return $"({Whole(table)} % NULLIF({Whole(table)}, 0))";
            case 5:
                return $"CASE WHEN {Condition(table, depth - 1)} THEN {Number(table, depth - 1)} ELSE {Number(table, depth - 1)} END";
            case 6:
                return $"COALESCE({Number(table, depth - 1)}, {Number(table, 0)})";
            case 7:
                return $"NULLIF({Whole(table)}, {random.Next(-2, 4)})";
            case 8:
                return $"ABS({Number(table, depth - 1)})";
            case 9:
                Portable = false;
                return Pick($"ROUND({table}.c, {random.Next(3)})", $"FLOOR({table}.c)", $"CEIL({table}.c)", $"SIGN({table}.c)", $"GREATEST({table}.a, {table}.b)");
            case 10:
                return $"LENGTH({Text(table, depth - 1)})";
            case 11:
                Portable = false;
                return Pick($"YEAR({table}.d)", $"MONTH({table}.d)", $"DAY({table}.d)", $"QUARTER({table}.d)", $"DATE_DIFF('month', {table}.d, DATE '2021-01-15')");
            case 12:
                return $"-({Number(table, depth - 1)})";
            case 13:
                return $"INSTR({Text(table, depth - 1)}, '{Pick("a", "e", "ri", "")}')";
            case 14:
                Portable = false;
                return Pick($"MOD({Whole(table)}, NULLIF({Whole(table)}, 0))", $"TRUNC({table}.c)", $"LEAST({table}.a, {table}.b, 3)", $"ROUND_EVEN({table}.a + 0.5, 0)", $"POWER({table}.a, 3)", $"({table}.a + 9) // 2");
            case 15:
                Portable = false;
                return Pick($"SQRT(ABS({table}.b))", $"LN(ABS({table}.a) + 1)", $"EXP({table}.a)", $"LOG10(ABS({table}.b) + 1)", $"LOG2(ABS({table}.b) + 1)");
            case 16:
                Portable = false;
                return Pick($"EXTRACT(month FROM {table}.d)", $"DAYOFYEAR({table}.d)", $"WEEK({table}.d)", $"({table}.d - DATE '2020-02-29')", $"DATE_DIFF('{Pick("day", "quarter", "year")}', DATE '2019-11-30', {table}.d)", $"CAST({table}.f AS INTEGER)", $"TRY_CAST({table}.s AS INTEGER)");
            default:
                return Number(table, 0);
        }
    }

    public string Text(string table, int depth)
    {
        if (depth == 0)
            return Pick($"{table}.s", $"{table}.s", "'a'", "'Zürich'", "''");

        switch (random.Next(13))
        {
            case 7:
                return Pick($"LTRIM({table}.s)", $"RTRIM({table}.s || ' ')", $"CAST({table}.a AS VARCHAR)", $"IIF({Simple(table)}, {table}.s, 'no')");
            case 8:
                Portable = false;
                return Pick($"LEFT({table}.s, {random.Next(4)})", $"RIGHT({table}.s, {random.Next(4)})", $"LPAD({table}.s, {random.Next(1, 9)}, '*-')", $"RPAD({table}.s, {random.Next(1, 9)}, '*-')", $"REVERSE({table}.s)");
            case 9:
                Portable = false;
                return Pick($"CONCAT({table}.s, '/', {Text(table, depth - 1)})", $"CONCAT_WS('-', {table}.s, {Text(table, depth - 1)}, 'z')", $"SPLIT_PART({table}.s, '{Pick("e", "i", "x")}', {random.Next(1, 3)})", $"CAST({table}.d AS VARCHAR)");
            case 10:
                Portable = false;
                return $"CAST({Pick($"CAST(DATE_TRUNC('{Pick("month", "quarter", "year", "week")}', {table}.d) AS DATE)", $"({table}.d + {random.Next(-40, 400)})", $"MAKE_DATE(2020, {random.Next(1, 13)}, {random.Next(1, 29)})")} AS VARCHAR)";
            case 0:
                return $"({Text(table, depth - 1)} || {Text(table, depth - 1)})";
            case 1:
                return $"SUBSTR({table}.s, {random.Next(1, 4)}, {random.Next(4)})";
            case 2:
                return $"REPLACE({Text(table, depth - 1)}, '{Pick("a", "x", "%")}', '{Pick("", "-", "bb")}')";
            case 3:
                return $"TRIM({Text(table, depth - 1)})";
            case 4:
                Portable = false;
                return $"{Pick("LOWER", "UPPER")}({Text(table, depth - 1)})";
            case 5:
                return $"COALESCE({table}.s, '?')";
            case 6:
                return $"CASE WHEN {Condition(table, depth - 1)} THEN {Text(table, 0)} END";
            default:
                return Text(table, 0);
        }
    }

    public string Condition(string table, int depth)
    {
        if (depth == 0)
            return Simple(table);

        return random.Next(7) switch
        {
            0 or 1 => $"({Condition(table, depth - 1)} AND {Condition(table, depth - 1)})",
            2 or 3 => $"({Condition(table, depth - 1)} OR {Condition(table, depth - 1)})",
            4 => $"NOT ({Condition(table, depth - 1)})",
            _ => Simple(table),
        };
    }

    public string Aggregate(string table)
    {
        string filter = random.Next(5) == 0 ? $" FILTER (WHERE {Simple(table)})" : "";
        switch (random.Next(15))
        {
            case 0:
                return "COUNT(*)" + filter;
            case 1:
                return $"COUNT({Pick("", "DISTINCT ")}{table}.{Pick("a", "s", "c", "d")}){filter}";
            case 2 or 3:
                return $"SUM({Pick($"{table}.a", $"{table}.b", $"{table}.c", Number(table, 1))}){filter}";
            case 4 or 5:
                return $"AVG({Pick($"{table}.a", $"{table}.b", $"{table}.c")}){filter}";
            case 6 or 7:
                return $"{Pick("MIN", "MAX")}({table}.{Pick("a", "b", "c", "s", "d")}){filter}";
            case 8:
                return $"SUM(CASE WHEN {Simple(table)} THEN {table}.b ELSE 0 END)";
            case 9:
                Portable = false;
                return Pick($"MEDIAN({table}.b)", $"QUANTILE_CONT({table}.b, 0.25)", $"QUANTILE_DISC({table}.b, 0.75)", $"MEDIAN({table}.a)");
            case 10:
                Portable = false;
                return Pick($"STDDEV_SAMP({table}.b)", $"VAR_POP({table}.b)", $"SKEWNESS({table}.b)", $"STDDEV_POP({table}.c)", $"VAR_SAMP({table}.a)");
            case 11:
                return $"{Pick("SUM", "AVG", "COUNT", "MIN")}(DISTINCT {table}.{Pick("a", "b", "c")}){filter}";
            case 12:
                Portable = false;
                return random.Next(5) == 0
                    ? $"LENGTH(STRING_AGG({table}.s, '|'){filter})"
                    : Pick($"BOOL_AND({table}.f)", $"BOOL_OR({table}.a > 2)", $"MIN_BY({table}.s, {table}.id)", $"MAX_BY({table}.b, {table}.id)") + filter;
            case 13:
                Portable = false;
                return Pick($"KURTOSIS({table}.b)", $"GEOMETRIC_MEAN(ABS({table}.b) + 1)", $"QUANTILE_CONT({table}.b, 0.9)", $"MEDIAN({table}.b + {table}.a)", $"COVAR_POP({table}.b, {table}.c)", $"REGR_COUNT({table}.a, {table}.b)");
            default:
                Portable = false;
                return Pick($"REGR_SLOPE({table}.b, {table}.a)", $"CORR({table}.a, {table}.b)", $"REGR_INTERCEPT({table}.c, {table}.a)", $"COVAR_SAMP({table}.a, {table}.b)", $"REGR_R2({table}.b, {table}.a)");
        }
    }

    private string Truth(string table, int depth) => random.Next(2) == 0 ? $"{table}.f" : $"({Condition(table, depth - 1)})";

    private string Whole(string table) => Pick($"{table}.a", $"{table}.b", $"{random.Next(1, 6)}", $"({table}.a + 2)");

    private string Simple(string table) => random.Next(16) switch
    {
        0 or 1 => $"{table}.{Pick("a", "b", "c")} {Compare} {random.Next(-4, 7)}",
        2 => $"{table}.c {Compare} {random.Next(-400, 400)}.{random.Next(10, 99)}",
        3 => $"{table}.s {Compare} '{Pick("a", "HEC", "Zürich", "b")}'",
        4 => $"{table}.{Pick("a", "s", "d", "f")} IS {Pick("", "NOT ")}NULL",
        5 => $"{table}.a {Pick("", "NOT ")}BETWEEN {random.Next(-3, 2)} AND {random.Next(0, 6)}",
        6 => $"{table}.a {Pick("", "NOT ")}IN ({random.Next(-2, 2)}, {random.Next(2, 5)}{Pick("", ", NULL")})",
        7 => $"{table}.s {Pick("", "NOT ")}IN ('a', 'HEC', 'nobody')",
        8 => $"{table}.s {Pick("", "NOT ")}LIKE '{Pick("%e%", "Z%", "_", "%", "x_y", "%t_es")}'",
        9 => $"{table}.d {Compare} '20{random.Next(19, 23)}-0{random.Next(1, 9)}-15'",
        10 => $"{table}.a {Compare} {table}.b",
        11 => $"{table}.a IS {Pick("", "NOT ")}DISTINCT FROM {random.Next(-1, 3)}",
        12 => $"{table}.s {Pick("", "NOT ")}LIKE '{Pick("%!%", "x!_%", "5_!%")}' ESCAPE '!'",
        13 => $"({table}.a {Compare} {random.Next(-2, 4)}) = {table}.f",
        14 => $"{table}.c {Pick("", "NOT ")}BETWEEN {table}.b AND {random.Next(100, 400)}",
        _ => $"{table}.f",
    };

    private string Compare => Pick("=", "<>", "<", "<=", ">", ">=");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
