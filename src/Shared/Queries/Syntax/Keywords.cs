using System.Collections.Frozen;
using Tally.Ledger.Fit.Prose;

namespace Tally.Queries.Syntax;

/// <summary>Words that cannot be an unquoted name, because a clause or an operator begins with them.</summary>
internal static class Keywords
{
    public static FrozenSet<string> Reserved { get; } = new[]
    {
        "ALL", "AND", "AS", "BETWEEN", "BY", "CASE", "CAST", "CROSS", "DISTINCT", "ELSE", "END", "ESCAPE", "EXCEPT", "EXISTS",
        "FALSE", "FETCH", "FROM", "FULL", "GROUP", "HAVING", "ILIKE", "IN", "INNER", "INTERSECT", "IS", "JOIN", "LEFT", "LIKE",
        "LIMIT", "NATURAL", "NOT", "NULL", "OFFSET", "ON", "OR", "ORDER", "QUALIFY", "RIGHT", "SELECT", "THEN", "TRUE", "UNION",
        "USING", "WHEN", "WHERE", "WITH",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that begin or join clauses: those a misspelt word after a name is likely meant to be.</summary>
    public static IReadOnlyList<string> Clauses { get; } =
    [
        "FROM", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "OFFSET", "JOIN", "INNER", "LEFT", "UNION", "EXCEPT", "INTERSECT", "DISTINCT", "BETWEEN", "LIKE",
    ];

    /// <summary>Words with a meaning only where they stand; they may be names elsewhere.</summary>
    public static FrozenSet<string> Contextual { get; } = new[]
    {
        "ASC", "CURRENT", "DATE", "DESC", "EXTRACT", "FILTER", "FIRST", "FOLLOWING", "LAST", "NEXT", "NULLS", "ONLY", "OUTER", "OVER",
        "PARTITION", "PRECEDING", "RANGE", "RECURSIVE", "ROW", "ROWS", "SYMMETRIC", "TIMESTAMP", "TRY_CAST", "UNBOUNDED", "UNKNOWN",
        "WITHIN",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Statements that are refused by name: only SELECT is run.</summary>
    public static FrozenSet<string> OtherStatements { get; } = new[]
    {
        "ALTER", "ANALYZE", "ATTACH", "BEGIN", "CALL", "COMMIT", "COPY", "CREATE", "DELETE", "DESCRIBE", "DETACH", "DROP", "EXEC",
        "EXECUTE", "EXPLAIN", "EXPORT", "GRANT", "IMPORT", "INSERT", "INSTALL", "LOAD", "MERGE", "PRAGMA", "REPLACE", "REVOKE",
        "ROLLBACK", "SET", "SHOW", "TRUNCATE", "UPDATE", "UPSERT", "USE", "VACUUM", "VALUES",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
