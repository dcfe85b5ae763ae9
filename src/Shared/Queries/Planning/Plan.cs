using Tally.Queries.Expressions;
using Tally.Queries.Syntax;
using Tally.Queries.Tables;

namespace Tally.Queries.Planning;

/// <summary>A step of a query over the steps that feed it. Expressions are over the input's columns by slot.</summary>
internal abstract class Plan(IReadOnlyList<PlanColumn> columns)
{
    public IReadOnlyList<PlanColumn> Columns => columns;

    internal sealed class Unit() : Plan([]);

    internal sealed class Scan(Table table, int scanId) : Plan(
        [.. table.Columns.Select(column => new PlanColumn(column.Name, column.Type) { Unit = column.Unit })])
    {
        public Table Table => table;

        public int ScanId => scanId;
    }

    internal sealed class Filter(Plan input, IReadOnlyList<Expression> conjuncts) : Plan(input.Columns)
    {
        public Plan Input => input;

        public IReadOnlyList<Expression> Conjuncts => conjuncts;
    }

    /// <summary>Left, Full, Inner or Cross; the residual is over both sides' columns.</summary>
    internal sealed class Join(
        JoinKind kind, Plan left, Plan right, IReadOnlyList<Expression> leftKeys, IReadOnlyList<Expression> rightKeys, IReadOnlyList<Expression> residual)
        : Plan([.. left.Columns, .. right.Columns])
    {
        public JoinKind Kind => kind;

        public Plan Left => left;

        public Plan Right => right;

        public IReadOnlyList<Expression> LeftKeys => leftKeys;

        public IReadOnlyList<Expression> RightKeys => rightKeys;

        public IReadOnlyList<Expression> Residual => residual;
    }

    internal sealed class Group(Plan input, IReadOnlyList<Expression> keys, IReadOnlyList<AggregateExpression> aggregates, bool always)
        : Plan([.. keys.Select(PlanColumn.Of), .. aggregates.Select(PlanColumn.Of)])
    {
        public Plan Input => input;

        public IReadOnlyList<Expression> Keys => keys;

        public IReadOnlyList<AggregateExpression> Aggregates => aggregates;

        /// <summary>No GROUP BY: one row even when there is no input.</summary>
        public bool Always => always;
    }

    internal sealed class Window(Plan input, IReadOnlyList<WindowExpression> windows)
        : Plan([.. input.Columns, .. windows.Select(PlanColumn.Of)])
    {
        public Plan Input => input;

        public IReadOnlyList<WindowExpression> Windows => windows;
    }

    internal sealed class Project(Plan input, IReadOnlyList<Expression> expressions, IReadOnlyList<PlanColumn> columns) : Plan(columns)
    {
        public Plan Input => input;

        public IReadOnlyList<Expression> Expressions => expressions;
    }

    internal sealed class Distinct(Plan input) : Plan(input.Columns)
    {
        public Plan Input => input;
    }

    internal sealed class Sort(Plan input, IReadOnlyList<SortKey> keys, long? top) : Plan(input.Columns)
    {
        public Plan Input => input;

        public IReadOnlyList<SortKey> Keys => keys;

        /// <summary>Only so many rows are wanted of the order.</summary>
        public long? Top => top;
    }

    internal sealed class Limit(Plan input, long? count, long offset) : Plan(input.Columns)
    {
        public Plan Input => input;

        public long? Count => count;

        public long Offset => offset;
    }

    internal sealed class Set(SetOperator operation, bool all, Plan left, Plan right) : Plan(left.Columns)
    {
        public SetOperator Operator => operation;

        public bool All => all;

        public Plan Left => left;

        public Plan Right => right;
    }

    /// <summary>A WITH query: run once however often it is named.</summary>
    internal sealed class Shared(Plan input, bool correlated) : Plan(input.Columns)
    {
        public Plan Input => input;

        /// <summary>Depends on the row around it, so what it made cannot be kept for another row.</summary>
        public bool Correlated => correlated;
    }
}

/// <summary>A column of a step.</summary>
internal sealed record PlanColumn(string Name, SqlType Type)
{
    public string? Unit { get; init; }

    public static PlanColumn Of(Expression expression) => new("", expression.Type);
}

/// <summary>A key to order by.</summary>
internal sealed record SortKey(Expression Expression, bool Descending, bool NullsFirst);
