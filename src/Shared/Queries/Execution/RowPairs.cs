namespace Tally.Queries.Execution;

/// <summary>Rows of two frames that belong together, in order of the left; -1 where an outer join found none.</summary>
internal sealed class RowPairs(QueryRun run)
{
    private int[] _left = [];
    private int[] _right = [];

    public QueryRun Run => run;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Left => _left.AsSpan(0, Count);

    public ReadOnlySpan<int> Right => _right.AsSpan(0, Count);

    public void Add(int left, int right)
    {
        if (Count == _left.Length)
            Grow();

        if ((Count & 0x3FFF) == 0x3FFF)
            run.Check();

        _left[Count] = left;
        _right[Count++] = right;
    }

    public void AddAll(RowPairs others)
    {
        for (int i = 0; i < others.Count; i++)
            Add(others._left[i], others._right[i]);
    }

    /// <summary>Forgets the pairs and keeps the room.</summary>
    public void Clear() => Count = 0;

    public (int[] Left, int[] Right) ToArrays() => Count == _left.Length ? (_left, _right) : (Left.ToArray(), Right.ToArray());

    /// <summary>
    /// For each row of the left the one row of the right that <paramref name="heads"/> has for its code; each code is that of
    /// one row of the right at most.
    /// </summary>
    public static RowPairs OfUnique(QueryRun run, int[] codes, int[] heads)
    {
        const int chunk = 32 * 1024;
        var pairs = new RowPairs(run) { _left = run.NewInts(codes.Length), _right = run.NewInts(codes.Length) };
        int[] lengths = new int[(codes.Length + chunk - 1) / chunk];
        run.ForRows(codes.Length, chunk, (start, end) => lengths[start / chunk] = Match(codes, heads, start, end, pairs._left, pairs._right));
        for (int part = 0; part < lengths.Length; part++)
        {
            if (pairs.Count < part * chunk)
            {
                Array.Copy(pairs._left, part * chunk, pairs._left, pairs.Count, lengths[part]);
                Array.Copy(pairs._right, part * chunk, pairs._right, pairs.Count, lengths[part]);
            }

            pairs.Count += lengths[part];
        }

        return pairs.Count > run.Limits.MaxIntermediateRows ? throw Refusals.IntermediateRows(run.Limits.MaxIntermediateRows) : pairs;
    }

    private static int Match(int[] codes, int[] heads, int start, int end, int[] left, int[] right)
    {
        int at = start;
        for (int row = start; row < end; row++)
        {
            int match = codes[row] < 0 ? -1 : heads[codes[row]];
            left[at] = row;
            right[at] = match;
            at += match < 0 ? 0 : 1;
        }

        return at - start;
    }

    private void Grow()
    {
        if (Count >= run.Limits.MaxIntermediateRows)
            throw Refusals.IntermediateRows(run.Limits.MaxIntermediateRows);

        run.Check();
        int room = (int)Math.Min(Math.Max(1024L, Count * 2L), run.Limits.MaxIntermediateRows);
        run.Charge(8L * (room - Count));
        Array.Resize(ref _left, room);
        Array.Resize(ref _right, room);
    }
}
