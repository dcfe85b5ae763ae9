using System.Runtime.CompilerServices;

namespace Tally.Queries.Execution.Groups;

/// <summary>Rows by group: groups are numbered in order of their first row. Without keys there is one group, rows or none.</summary>
internal sealed class Grouping
{
    private const int Step = 64 * 1024;
    private readonly QueryRun _run;
    private readonly Func<int[]>? _makeGroupOf;
    private int[]? _groupOf;
    private int[]? _sizes;
    private int[]? _starts;
    private int[]? _rows;

    public Grouping(QueryRun run, int[] groupOf, int count, int[] firstRows)
    {
        (_run, _groupOf) = (run, groupOf);
        Count = count;
        FirstRows = firstRows;
    }

    /// <summary>Groups that were made in one pass; which row is in which is found out only when a later step asks.</summary>
    public Grouping(QueryRun run, Func<int[]> groupOf, int count, int[] firstRows, PassEvidence evidence)
    {
        (_run, _makeGroupOf) = (run, groupOf);
        Count = count;
        FirstRows = firstRows;
        Evidence = evidence;
        _sizes = evidence.Sizes;
    }

    /// <summary>The group of each row, -1 for a row that is in none.</summary>
    public int[] GroupOf => _groupOf ??= _makeGroupOf!();

    public int Count { get; }

    /// <summary>The first row of each group, -1 for the one group of no rows.</summary>
    public int[] FirstRows { get; }

    /// <summary>What the pass saw that made the groups, when one did.</summary>
    public PassEvidence? Evidence { get; }

    public static Grouping Single(QueryRun run, int rows)
    {
        run.Charge(4L * rows);
        return new Grouping(run, new int[rows], 1, [rows > 0 ? 0 : -1]);
    }

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

        int[] groupOf = GroupOf;
        var tallies = GroupTally.Fold(run, this, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (table, start, end) =>
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

        // A row of no group is counted before the first.
        int[] groupOf = GroupOf;
        int[] starts = new int[Count + 1];
        ByStep([MethodImpl(MethodImplOptions.AggressiveOptimization)] (start, end) =>
        {
            foreach (int group in groupOf.AsSpan(start, end - start))
                starts[group + 1]++;
        });

        starts[0] = 0;
        for (int group = 0; group < Count; group++)
            starts[group + 1] += starts[group];

        int[] next = starts[..Count];
        int[] rows = _run.NewInts(starts[Count]);
        ByStep([MethodImpl(MethodImplOptions.AggressiveOptimization)] (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                if (groupOf[row] >= 0)
                    rows[next[groupOf[row]]++] = row;
            }
        });
        (_starts, _rows) = (starts, rows);
    }

    private void ByStep(Action<int, int> work)
    {
        for (int start = 0; start < GroupOf.Length; start += Step)
        {
            _run.Check();
            work(start, Math.Min(GroupOf.Length, start + Step));
        }
    }
}
