using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>
/// What a step of a query made: columns of equal length, how it was made (from which the lineage of a cell is walked back),
/// and for each column the scans it comes from, one bit each.
/// </summary>
internal sealed record Frame(IReadOnlyList<Vector> Columns, int Count, FrameOrigin Origin, IReadOnlyList<ulong> Sources)
{
    /// <summary>One row and no column: what SELECT without FROM runs over.</summary>
    public static Frame Unit { get; } = new([], 1, new FrameOrigin.Unit(), []);

    public ulong AllSources => Sources.Aggregate(0UL, (all, source) => all | source);

    /// <summary>These rows of the frame, in this order; an index of a selection is composed, not stacked.</summary>
    public Frame Select(int[] rows, FrameOrigin origin) => new(SelectColumns(rows), rows.Length, origin, Sources);

    /// <summary>The columns at these rows; -1 gives null.</summary>
    public IReadOnlyList<Vector> SelectColumns(int[] rows)
    {
        var composed = new Dictionary<int[], int[]>(ReferenceEqualityComparer.Instance);
        return
        [
            .. Columns.Select(column =>
            {
                if (column is not SelectedVector selected)
                    return new SelectedVector(column, rows);

                if (!composed.TryGetValue(selected.Rows, out int[]? through))
                {
                    through = Array.ConvertAll(rows, row => row < 0 ? -1 : selected.Rows[row]);
                    composed.Add(selected.Rows, through);
                }

                return new SelectedVector(selected.Source, through);
            }),
        ];
    }
}
