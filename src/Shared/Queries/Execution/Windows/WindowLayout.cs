using Tally.Ledger.Fit.Claims;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Execution.Ordering;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Windows;

/// <summary>The rows of a frame by partition, each partition in the window's order.</summary>
internal sealed class WindowLayout
{
    private const int Step = 64 * 1024;
    private readonly QueryRun _run;
    private readonly Grouping _partitions;
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly Func<int, int, bool> _arePeers;
    private int[]? _positions;
    private int[] _peersEnd = [];
    private int[]? _peersStart;

    private WindowLayout(QueryRun run, Grouping partitions, int[] starts, int[] rows, Func<int, int, bool> arePeers)
    {
        (_run, _partitions, _starts, _rows, _arePeers) = (run, partitions, starts, rows, arePeers);
    }

    public int Count => _partitions.Count;

    public static WindowLayout Of(PlanRunner runner, WindowShape shape, Frame input)
    {
        var run = runner.Run;
        var partitions = GroupNumbers.Of(run, [.. shape.PartitionBy.Select(key => ProjectStep.Evaluate(runner, input, key))], input.Count);
        int[] sizes = partitions.Sizes(run);
        int[] starts = new int[partitions.Count + 1];
        for (int partition = 0; partition < partitions.Count; partition++)
            starts[partition + 1] = starts[partition] + sizes[partition];

        int[] rows = SortStep.AllRows(run, input.Count);
        Vector[] columns = [.. shape.OrderBy.Select(key => ProjectStep.Evaluate(runner, input, key.Expression))];
        if (PackedKeys.Of(run, [.. columns.Zip(shape.OrderBy)], input.Count, partitions) is var (keys, bits))
        {
            RadixOrder.Sort(run, rows, keys, bits);
            return new WindowLayout(run, partitions, starts, rows, (a, b) => keys[a] == keys[b]);
        }

        var comparer = RowComparer.Of(run, columns, shape.OrderBy, input.Count);
        comparer.Sort(rows);
        int[] placed = Placed(run, rows, partitions, starts);
        return new WindowLayout(run, partitions, starts, placed, (a, b) => comparer.ByKeys(placed[a], placed[b]) == 0);
    }

    public ReadOnlySpan<int> Rows(int partition) => _rows.AsSpan(_starts[partition], _starts[partition + 1] - _starts[partition]);

    /// <summary>Where the rows equal to this place in the order begin, counted within the partition.</summary>
    public int PeersStart(int partition, int position) => (_peersStart ?? FindPeers())[_starts[partition] + position];

    /// <summary>The place after the last row equal to this one in the order.</summary>
    public int PeersEnd(int partition, int position)
    {
        if (_peersStart is null)
            FindPeers();

        return _peersEnd[_starts[partition] + position];
    }

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
        var (start, end) = Bounds(partition, PositionOf(row), shape);
        return new ArraySegment<int>(_rows, _starts[partition] + start, end - start);
    }

    private static int[] Placed(QueryRun run, int[] ordered, Grouping partitions, int[] starts)
    {
        int[] groupOf = partitions.GroupOf;
        int[] next = starts[..^1];
        int[] rows = run.NewInts(ordered.Length);
        for (int i = 0; i < ordered.Length; i++)
        {
            if (i % Step == 0)
                run.Check();

            rows[next[groupOf[ordered[i]]]++] = ordered[i];
        }

        return rows;
    }

    private int PositionOf(int row)
    {
        if (_positions is null)
        {
            int[] positions = _run.NewInts(_rows.Length);
            for (int i = 0; i < positions.Length; i++)
            {
                if (i % Step == 0)
                    _run.Check();

                positions[_rows[i]] = i - _starts[_partitions.GroupOf[_rows[i]]];
            }

            _positions = positions;
        }

        return _positions[row];
    }

    private int[] FindPeers()
    {
        int[] begin = _run.NewInts(_rows.Length);
        int[] end = _run.NewInts(_rows.Length);
        int sinceCheck = 0;
        for (int partition = 0; partition + 1 < _starts.Length; partition++)
        {
            int first = _starts[partition];
            for (int at = first; at < _starts[partition + 1];)
            {
                int after = at + 1;
                while (after < _starts[partition + 1] && _arePeers(at, after))
                {
                    if (++after % Step == 0)
                        _run.Check();
                }

                if ((sinceCheck += after - at) > 16 * 1024)
                {
                    _run.Check();
                    sinceCheck = 0;
                }

                begin.AsSpan(at, after - at).Fill(at - first);
                end.AsSpan(at, after - at).Fill(after - first);
                at = after;
            }
        }

        _peersEnd = end;
        return _peersStart = begin;
    }
}
