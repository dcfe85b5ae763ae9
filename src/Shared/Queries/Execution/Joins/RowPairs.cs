using System.Runtime.CompilerServices;

namespace Tally.Queries.Execution.Joins;

/// <summary>Rows of two frames that belong together, in order of the left; -1 where an outer join found none.</summary>
internal sealed class RowPairs(QueryRun run)
{
    private int[] _left = [];
    private int[] _right = [];

    public QueryRun Run => run;

    public int Count { get; private set; }

    /// <summary>True when every row of the left stands there once, in order.</summary>
    public bool HaveAllLeft { get; private init; }

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
        int[] left = run.NewInts(codes.Length), right = run.NewInts(codes.Length);
        int[] lengths = new int[(codes.Length + chunk - 1) / chunk];
        run.ForRows(codes.Length, chunk, (start, end) => lengths[start / chunk] = Match(codes, heads, start, end, left, right));
        int count = 0;
        for (int part = 0; part < lengths.Length; part++)
        {
            if (count < part * chunk)
            {
                Array.Copy(left, part * chunk, left, count, lengths[part]);
                Array.Copy(right, part * chunk, right, count, lengths[part]);
            }

            count += lengths[part];
        }

        if (count > run.Limits.MaxIntermediateRows)
            throw Refusals.IntermediateRows(run.Limits.MaxIntermediateRows);

        return new RowPairs(run) { _left = left, _right = right, Count = count, HaveAllLeft = count == codes.Length };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        _left = Grown(_left, room);
        run.Check();
        _right = Grown(_right, room);
    }

    private int[] Grown(int[] rows, int room)
    {
        int[] grown = GC.AllocateUninitializedArray<int>(room);
        rows.AsSpan(0, Count).CopyTo(grown);
        return grown;
    }
}
