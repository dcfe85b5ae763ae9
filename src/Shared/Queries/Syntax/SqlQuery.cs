namespace Tally.Queries.Syntax;

/// <summary>A whole query: WITH … body ORDER BY … LIMIT … OFFSET ….</summary>
internal sealed record SqlQuery(int Position, QueryBody Body)
{
    public IReadOnlyList<CommonTable> With { get; init; } = [];

    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    public SqlExpression? Limit { get; init; }

    public SqlExpression? Offset { get; init; }
}

/// <summary>A WITH entry.</summary>
internal sealed record CommonTable(int Position, SqlName Name, IReadOnlyList<SqlName> Columns, SqlQuery Query);

/// <summary>What stands between WITH and ORDER BY.</summary>
internal abstract record QueryBody(int Position)
{
    public sealed record Select(int Position, IReadOnlyList<SelectItem> Items) : QueryBody(Position)
    {
        public bool Distinct { get; init; }

        public TableSource? From { get; init; }

        public SqlExpression? Where { get; init; }

        public IReadOnlyList<SqlExpression> GroupBy { get; init; } = [];

        /// <summary>GROUP BY ALL: every selected item that holds no aggregate.</summary>
        public bool GroupByAll { get; init; }

        public SqlExpression? Having { get; init; }

        public SqlExpression? Qualify { get; init; }
    }

    public sealed record Set(int Position, SetOperator Operator, bool All, QueryBody Left, QueryBody Right) : QueryBody(Position);

    /// <summary>A query in parentheses, with its own ORDER BY and LIMIT.</summary>
    public sealed record Nested(int Position, SqlQuery Query) : QueryBody(Position);
}

internal enum SetOperator
{
    Union,
    Intersect,
    Except,
}

/// <summary>An item of SELECT: an expression, or * with what qualifies it.</summary>
internal abstract record SelectItem(int Position)
{
    public sealed record Value(int Position, SqlExpression Expression, SqlName? Alias) : SelectItem(Position);

    public sealed record Star(int Position, IReadOnlyList<SqlName> Qualifier) : SelectItem(Position);
}

/// <summary>What stands after FROM.</summary>
internal abstract record TableSource(int Position)
{
    public sealed record Named(int Position, IReadOnlyList<SqlName> Parts, SqlName? Alias) : TableSource(Position);

    public sealed record Derived(int Position, SqlQuery Query, SqlName? Alias, IReadOnlyList<SqlName> Columns) : TableSource(Position);

    public sealed record Join(int Position, JoinKind Kind, TableSource Left, TableSource Right) : TableSource(Position)
    {
        public SqlExpression? On { get; init; }

        public IReadOnlyList<SqlName> Using { get; init; } = [];
    }
}

internal enum JoinKind
{
    Inner,
    Left,
    Right,
    Full,
    Cross,
}
