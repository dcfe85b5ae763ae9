namespace Tally.Queries.Execution;

/// <summary>Rows by group: groups are numbered in order of their first row. Without keys there is one group, rows or none.</summary>
internal sealed class Grouping(int[] groupOf, int count, int[] firstRows)
{
    private int[]? _sizes;
    private int[]? _starts;
    private int[]? _rows;

    /// <summary>The group of each row.</summary>
    public int[] GroupOf => groupOf;

    public int Count => count;

    /// <summary>The first row of each group, -1 for the one group of no rows.</summary>
    public int[] FirstRows => firstRows;

    public static Grouping Single(int rows) => new(new int[rows], 1, [rows > 0 ? 0 : -1]);

    /// <summary>The rows of a group in order; the index is built on first use.</summary>
    public ReadOnlySpan<int> RowsOf(int group)
    {
        Index();
        return _rows.AsSpan(_starts![group], _starts[group + 1] - _starts[group]);
    }

    /// <summary>How many rows each group has; counted on first use.</summary>
    public int[] Sizes(QueryRun run)
    {
        if (_sizes is not null)
            return _sizes;

        var tallies = GroupTally.Fold(run, this, (table, start, end) =>
        {
            for (int row = start; row < end; row++)
                table[groupOf[row]].Count++;
        });
        return _sizes = Array.ConvertAll(tallies, tally => (int)tally.Count);
    }

    /// <summary>Builds the index of rows by group; before several threads ask for rows it must stand.</summary>
    public void Index()
    {
        if (_rows is not null)
            return;

        int[] starts = new int[count + 1];
        foreach (int group in groupOf)
            starts[group + 1]++;

        for (int group = 0; group < count; group++)
            starts[group + 1] += starts[group];

        int[] next = starts[..count];
        int[] rows = new int[groupOf.Length];
        for (int row = 0; row < groupOf.Length; row++)
            rows[next[groupOf[row]]++] = row;

        (_starts, _rows) = (starts, rows);
    }
}
