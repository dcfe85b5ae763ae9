namespace Tally.Queries.Execution.Groups;

/// <summary>What a kernel keeps of a group: a sum in two halves, or the lowest and highest, and a count.</summary>
internal struct GroupTally
{
    /// <summary>Beyond so many groups a table of them for each thread costs more than the threads gain.</summary>
    private const int MostParallelGroups = 1 << 16;

    private const int Step = 256 * 1024;

    public long Low;
    public long High;
    public long Count;

    /// <summary>Widens the range of the group.</summary>
    public void Widen(long value)
    {
        Low = Count == 0 ? value : Math.Min(Low, value);
        High = Count == 0 ? value : Math.Max(High, value);
        Count++;
    }

    /// <summary>Lets each thread fill a table of its own over its rows, and adds the tables up in the order of the rows.</summary>
    public static GroupTally[] Fold(QueryRun run, Grouping groups, Action<GroupTally[], int, int> work, bool extremes = false)
    {
        int count = groups.GroupOf.Length;
        int threads = groups.Count > MostParallelGroups || count < 64 * 1024 ? 1 : Math.Max(1, run.Limits.MaxParallelism);
        int share = Math.Max(1, (count + threads - 1) / threads);
        run.Charge(24L * groups.Count * threads);
        var tables = new GroupTally[threads][];
        run.ForRows(count, share, (start, end) =>
        {
            var table = new GroupTally[groups.Count];
            for (int from = start; from < end; from += Step)
            {
                run.Check();
                work(table, from, Math.Min(end, from + Step));
            }

            tables[start / share] = table;
        });
        var total = tables[0] ?? new GroupTally[groups.Count];
        foreach (var table in tables.Skip(1).Where(table => table is not null))
        {
            for (int group = 0; group < total.Length; group++)
                total[group].Add(table[group], extremes);
        }

        return total;
    }

    private void Add(GroupTally other, bool extremes)
    {
        if (!extremes)
            (Low, High) = (Low + other.Low, High + other.High);
        else if (other.Count > 0)
            (Low, High) = Count == 0 ? (other.Low, other.High) : (Math.Min(Low, other.Low), Math.Max(High, other.High));

        Count += other.Count;
    }
}
