using Tally.Ledger.Fit.Prose;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>How a frame was made of others; see docs/sql.md for what each does to lineage.</summary>
internal abstract record FrameOrigin
{
    private FrameOrigin()
    {
    }

    /// <summary>No FROM.</summary>
    public sealed record Unit : FrameOrigin;

    /// <summary>The rows of a table as they lie.</summary>
    public sealed record Scan(Table Table, int ScanId) : FrameOrigin;

    /// <summary>Some rows of the parent, in some order; every one of them meets the conditions.</summary>
    public sealed record Select(Frame Parent, int[] Rows, IReadOnlyList<FilterCondition> Conditions) : FrameOrigin;

    /// <summary>The parent as it is, rows numbered as there; only rows that meet the conditions are taken from it.</summary>
    public sealed record Passing(Frame Parent, IReadOnlyList<FilterCondition> Conditions) : FrameOrigin;

    /// <summary>Pairs of rows; -1 where an outer join found none. Columns: left's, then right's.</summary>
    public sealed record Join(Frame Left, int[] LeftRows, Frame Right, int[] RightRows) : FrameOrigin;

    /// <summary>Rows of the parent by group. Columns: keys, then aggregates.</summary>
    public sealed record Group(
        Frame Parent, Grouping Groups, IReadOnlyList<Expression> Keys, IReadOnlyList<AggregateExpression> Aggregates) : FrameOrigin;

    /// <summary>Expressions over each row of the parent.</summary>
    public sealed record Project(Frame Parent, IReadOnlyList<Expression> Expressions) : FrameOrigin;

    /// <summary>Columns: the parent's, then one a window function.</summary>
    public sealed record Window(Frame Parent, IReadOnlyList<WindowTrace> Windows) : FrameOrigin;

    /// <summary>One frame's rows after the other's.</summary>
    public sealed record Concat(Frame First, Frame Second) : FrameOrigin;
}

/// <summary>A condition that the rows of a frame meet, on a column of its parent that comes from the scans <paramref name="Source"/>.</summary>
internal sealed record FilterCondition(Condition Condition, ulong Source);

/// <summary>How a window function's values came about.</summary>
/// <param name="Target">For functions that fetch a value: the row of the parent it was fetched from, or -1.</param>
/// <param name="Feeding">For the others: the rows of the parent that feed the value of a row.</param>
internal sealed record WindowTrace(WindowExpression Window, int[]? Target, Func<int, IEnumerable<int>> Feeding);
