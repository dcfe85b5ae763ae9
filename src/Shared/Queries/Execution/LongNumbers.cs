namespace Tally.Queries.Execution;

/// <summary>Numbers distinct longs in order of appearance: open addressing, because this is the inner loop of grouping and joining.</summary>
internal sealed class LongNumbers(QueryRun run)
{
    private long[] _keys = new long[1024];
    private int[] _numbers = NewNumbers(1024);

    public int Count { get; private set; }

    public int NumberOf(long key)
    {
        int mask = _numbers.Length - 1;
        int slot = SlotOf(key) & mask;
        while (_numbers[slot] >= 0)
        {
            if (_keys[slot] == key)
                return _numbers[slot];

            slot = (slot + 1) & mask;
        }

        _keys[slot] = key;
        _numbers[slot] = Count;
        if (++Count * 2 > _numbers.Length)
            Grow();

        return Count - 1;
    }

    /// <summary>The number of a key that was met before, or -1.</summary>
    public int Find(long key)
    {
        int mask = _numbers.Length - 1;
        for (int slot = SlotOf(key) & mask; _numbers[slot] >= 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key)
                return _numbers[slot];
        }

        return -1;
    }

    private void Grow()
    {
        var (keys, numbers) = (_keys, _numbers);
        run.Charge(24L * numbers.Length);
        _keys = new long[keys.Length * 2];
        _numbers = NewNumbers(keys.Length * 2);
        int mask = _numbers.Length - 1;
        for (int old = 0; old < numbers.Length; old++)
        {
            if (old % 65536 == 0)
                run.Check();

            if (numbers[old] < 0)
                continue;

            int slot = SlotOf(keys[old]) & mask;
            while (_numbers[slot] >= 0)
                slot = (slot + 1) & mask;

            (_keys[slot], _numbers[slot]) = (keys[old], numbers[old]);
        }
    }

    private static int SlotOf(long key)
    {
        ulong mixed = (ulong)key * 0x9E37_79B9_7F4A_7C15;
        return (int)((mixed ^ (mixed >> 32)) & int.MaxValue);
    }

    private static int[] NewNumbers(int length)
    {
        int[] numbers = new int[length];
        numbers.AsSpan().Fill(-1);
        return numbers;
    }
}
