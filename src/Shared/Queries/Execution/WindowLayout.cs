using Tally.Queries.Expressions;

namespace Tally.Queries.Execution;

/// <summary>The rows of a frame by partition, each partition in the window's order.</summary>
internal sealed class WindowLayout
{
    private readonly Grouping _partitions;
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly int[] _positions;
    private readonly int[] _peersEnd;
    private readonly int[] _peersStart;

    private WindowLayout(Grouping partitions, int[] starts, int[] rows, int[] positions, int[] peersStart, int[] peersEnd)
    {
        _partitions = partitions;
        _starts = starts;
        _rows = rows;
        _positions = positions;
        _peersStart = peersStart;
        _peersEnd = peersEnd;
    }

    public int Count => _partitions.Count;

    public static WindowLayout Of(PlanRunner runner, WindowShape shape, Frame input)
    {
        var run = runner.Run;
        var partitions = GroupNumbers.Of(run, [.. shape.PartitionBy.Select(key => ProjectStep.Evaluate(runner, input, key))], input.Count);
        var comparer = RowComparer.Of(runner, shape.OrderBy, input);
        int[] ordered = run.NewInts(input.Count);
        for (int i = 0; i < ordered.Length; i++)
            ordered[i] = i;

        if (shape.OrderBy.Count > 0)
            comparer.Sort(ordered);

        int[] starts = new int[partitions.Count + 1];
        foreach (int partition in partitions.GroupOf)
            starts[partition + 1]++;

        for (int partition = 0; partition < partitions.Count; partition++)
            starts[partition + 1] += starts[partition];

        int[] next = starts[..partitions.Count];
        int[] rows = run.NewInts(input.Count);
        int[] positions = run.NewInts(input.Count);
        for (int i = 0; i < ordered.Length; i++)
        {
            if (i % 65536 == 0)
                run.Check();

            int row = ordered[i];
            int partition = partitions.GroupOf[row];
            positions[row] = next[partition] - starts[partition];
            rows[next[partition]++] = row;
        }

        var (peersStart, peersEnd) = Peers(run, starts, rows, comparer);
        return new WindowLayout(partitions, starts, rows, positions, peersStart, peersEnd);
    }

    public ReadOnlySpan<int> Rows(int partition) => _rows.AsSpan(_starts[partition], _starts[partition + 1] - _starts[partition]);

    /// <summary>Where the rows equal to this place in the order begin, counted within the partition.</summary>
    public int PeersStart(int partition, int position) => _peersStart[_starts[partition] + position];

    /// <summary>The place after the last row equal to this one in the order.</summary>
    public int PeersEnd(int partition, int position) => _peersEnd[_starts[partition] + position];

    /// <summary>First place of a frame and the place after its last, within the partition.</summary>
    public (int Start, int End) Bounds(int partition, int position, WindowShape shape)
    {
        int count = _starts[partition + 1] - _starts[partition];
        if (shape.Frame is not { } frame)
            return (0, shape.OrderBy.Count == 0 ? count : PeersEnd(partition, position));

        if (!frame.Rows)
            return (frame.Start is null ? 0 : PeersStart(partition, position), frame.End is null ? count : PeersEnd(partition, position));

        long start = frame.Start is { } from ? Math.Clamp((long)position + from, 0, count) : 0;
        long end = frame.End is { } to ? Math.Clamp((long)position + to + 1, 0, count) : count;
        return ((int)start, (int)Math.Max(start, end));
    }

    public IEnumerable<int> PartitionRows(int row)
    {
        int partition = _partitions.GroupOf[row];
        return new ArraySegment<int>(_rows, _starts[partition], _starts[partition + 1] - _starts[partition]);
    }

    public IEnumerable<int> FrameRows(int row, WindowShape shape)
    {
        int partition = _partitions.GroupOf[row];
        var (start, end) = Bounds(partition, _positions[row], shape);
        return new ArraySegment<int>(_rows, _starts[partition] + start, end - start);
    }

    private static (int[] Start, int[] End) Peers(QueryRun run, int[] starts, int[] rows, RowComparer comparer)
    {
        int[] begin = run.NewInts(rows.Length);
        int[] end = run.NewInts(rows.Length);
        int sinceCheck = 0;
        for (int partition = 0; partition + 1 < starts.Length; partition++)
        {
            int first = starts[partition];
            for (int at = first; at < starts[partition + 1];)
            {
                int after = at + 1;
                while (after < starts[partition + 1] && comparer.ByKeys(rows[at], rows[after]) == 0)
                    after++;

                if ((sinceCheck += after - at) > 16 * 1024)
                {
                    run.Check();
                    sinceCheck = 0;
                }

                begin.AsSpan(at, after - at).Fill(at - first);
                end.AsSpan(at, after - at).Fill(after - first);
                at = after;
            }
        }

        return (begin, end);
    }
}
