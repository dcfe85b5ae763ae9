using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>Aggregates with DISTINCT.</summary>
internal static class DistinctKernel
{
    private const long MostBits = 1L << 28;

    /// <summary>COUNT(DISTINCT column): a bit for each group and value, where there is room for them.</summary>
    public static bool TryCount(QueryRun run, Vector vector, Grouping groups, CellValue[] cells)
    {
        var codes = KeyCodes.Of(run, vector, groups.GroupOf.Length);
        long bits = (long)groups.Count * codes.Cardinality;
        if (bits > MostBits)
            return false;

        run.Charge(bits / 8);
        ulong[] seen = new ulong[(bits / 64) + 1];
        int[] counts = new int[groups.Count];
        for (int row = 0; row < groups.GroupOf.Length; row++)
        {
            if (row % 65536 == 0)
                run.Check();

            long bit = ((long)groups.GroupOf[row] * codes.Cardinality) + codes.Codes[row];
            ulong mask = 1UL << (int)(bit & 63);
            ref ulong word = ref seen[bit >> 6];
            if ((word & mask) != 0)
                continue;

            word |= mask;
            counts[groups.GroupOf[row]] += vector.IsNull(row) ? 0 : 1;
        }

        for (int group = 0; group < cells.Length; group++)
            cells[group] = CellValue.Of((decimal)counts[group]);

        return true;
    }

    public static bool OneByOne(PlanRunner runner, AggregateExpression aggregate, Frame input, Grouping groups, CellValue[] cells)
    {
        var accumulator = aggregate.Function.Create(aggregate, groups.Count);
        accumulator.Check = runner.Run.Check;
        var seen = new HashSet<(int Group, CellValue Value)>();
        var feed = new AggregateFeed(runner, aggregate, input);
        for (int row = 0; row < input.Count; row++)
        {
            if (row % 8192 == 0)
                runner.Run.Check();

            if (!feed.Read(row) || !seen.Add((groups.GroupOf[row], feed.Values[0])))
                continue;

            if (seen.Count % 8192 == 0)
                runner.Run.Charge((64 + accumulator.BytesPerRow) * 8192L);

            accumulator.Add(groups.GroupOf[row], feed.Values);
        }

        for (int group = 0; group < cells.Length; group++)
            cells[group] = GroupStep.ResultOf(accumulator, group, aggregate);

        return true;
    }
}
