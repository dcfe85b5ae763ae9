using Tally.Columns;

namespace Tally.Queries.Syntax;

/// <summary>An expression as written; <see cref="Position"/> is where it begins, 1-based.</summary>
internal abstract record SqlExpression(int Position)
{
    /// <summary>Levels of nodes below and including this one, kept by the parser to bound what later steps recurse into.</summary>
    public int Height { get; set; } = 1;

    /// <summary>A literal; text keeps that it was text, so that it can become a date beside one.</summary>
    public sealed record Literal(int Position, CellValue Value) : SqlExpression(Position);

    /// <summary>A column, with what qualifies it in front.</summary>
    public sealed record Name(int Position, IReadOnlyList<SqlName> Parts) : SqlExpression(Position);

    public sealed record Negate(int Position, SqlExpression Operand) : SqlExpression(Position);

    public sealed record Not(int Position, SqlExpression Operand) : SqlExpression(Position);

    /// <summary>+ - * / // % ||, = &lt;&gt; &lt; &lt;= &gt; &gt;=.</summary>
    public sealed record Binary(int Position, string Operator, SqlExpression Left, SqlExpression Right) : SqlExpression(Position);

    /// <summary>AND or OR over two operands or more: a chain of thousands is one node, not a deep tree.</summary>
    public sealed record Logical(int Position, bool IsAnd, IReadOnlyList<SqlExpression> Operands) : SqlExpression(Position);

    public sealed record Between(int Position, SqlExpression Value, SqlExpression Low, SqlExpression High, bool Negated)
        : SqlExpression(Position);

    public sealed record InList(int Position, SqlExpression Value, IReadOnlyList<SqlExpression> Items, bool Negated)
        : SqlExpression(Position);

    public sealed record InQuery(int Position, SqlExpression Value, SqlQuery Query, bool Negated) : SqlExpression(Position);

    public sealed record Exists(int Position, SqlQuery Query) : SqlExpression(Position);

    public sealed record Subquery(int Position, SqlQuery Query) : SqlExpression(Position);

    public sealed record Like(
        int Position, SqlExpression Value, SqlExpression Pattern, SqlExpression? Escape, bool Negated, bool Folded)
        : SqlExpression(Position);

    public sealed record IsNull(int Position, SqlExpression Value, bool Negated) : SqlExpression(Position);

    public sealed record IsTruth(int Position, SqlExpression Value, bool Truth, bool Negated) : SqlExpression(Position);

    public sealed record IsDistinct(int Position, SqlExpression Left, SqlExpression Right, bool Negated) : SqlExpression(Position);

    public sealed record Case(
        int Position, SqlExpression? Subject, IReadOnlyList<(SqlExpression When, SqlExpression Then)> Arms, SqlExpression? Else)
        : SqlExpression(Position);

    public sealed record Cast(int Position, SqlExpression Value, SqlTypeName Type, bool OrNull) : SqlExpression(Position);

    public sealed record Call(int Position, string Function, IReadOnlyList<SqlExpression> Arguments) : SqlExpression(Position)
    {
        public bool Star { get; init; }

        public bool Distinct { get; init; }

        public SqlExpression? Filter { get; init; }

        public WindowClause? Over { get; init; }

        /// <summary>WITHIN GROUP (ORDER BY …).</summary>
        public OrderItem? WithinGroup { get; init; }
    }
}

/// <summary>A name as written, and whether it stood in quotes.</summary>
internal readonly record struct SqlName(string Text, bool Quoted);

/// <summary>A type as CAST names it; precision and scale only for DECIMAL(p, s).</summary>
internal sealed record SqlTypeName(SqlType Type, int? Scale);

/// <summary>OVER (PARTITION BY … ORDER BY … frame).</summary>
internal sealed record WindowClause(
    IReadOnlyList<SqlExpression> PartitionBy, IReadOnlyList<OrderItem> OrderBy, FrameClause? Frame);

/// <summary>ROWS or RANGE BETWEEN start AND end; an offset of null is UNBOUNDED, 0 CURRENT ROW, negative PRECEDING.</summary>
internal sealed record FrameClause(bool Rows, int? Start, int? End);

/// <summary>An ORDER BY item; nulls come last unless it says otherwise, in both directions.</summary>
internal sealed record OrderItem(SqlExpression Expression, bool Descending, bool? NullsFirst);
