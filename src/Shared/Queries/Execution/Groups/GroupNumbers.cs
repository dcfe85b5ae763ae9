using System.Runtime.CompilerServices;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>Numbers the distinct combinations of keys in order of their first row; nulls are one value.</summary>
internal static class GroupNumbers
{
    private const int MostDirect = 1 << 20;
    private const int Step = 64 * 1024;

    public static Grouping Of(QueryRun run, IReadOnlyList<Vector> keys, int count)
    {
        if (keys.Count == 0)
            return new Grouping(run, new int[count], count == 0 ? 0 : 1, count == 0 ? [] : [0]);

        if (OfLanes(run, keys, count) is { } direct)
            return Number(run, direct);

        var codes = KeyCodes.Of(run, keys[0], count);
        foreach (var key in keys.Skip(1))
            codes = Combine(run, codes, KeyCodes.Of(run, key, count));

        return Number(run, codes);
    }

    /// <summary>All keys at once, where they are whole columns with small codes.</summary>
    private static KeyCodes? OfLanes(QueryRun run, IReadOnlyList<Vector> keys, int count)
    {
        var lanes = keys.Select(key => key is SelectedVector ? null : PassKey.Of(run, key)).ToList();
        long cardinality = lanes.Aggregate(1L, (all, lane) => lane is null ? MostDirect : Math.Min(MostDirect, all * lane.Cardinality));
        if (cardinality >= MostDirect)
            return null;

        int[] codes = run.NewInts(count);
        run.ForRows(count, PassPart.Chunk, (start, end) =>
        {
            for (int key = 0; key < lanes.Count; key++)
                lanes[key]!.Fill(start, codes.AsSpan(start, end - start), onTop: key > 0);
        });
        return new KeyCodes(codes, (int)cardinality);
    }

    // The first key's codes are ours alone, and are not needed again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static KeyCodes Combine(QueryRun run, KeyCodes first, KeyCodes second)
    {
        int[] codes = first.Codes;
        int[] others = second.Codes;
        if ((long)first.Cardinality * second.Cardinality <= MostDirect)
        {
            int width = second.Cardinality;
            run.ForRows(codes.Length, Step, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (start, end) =>
            {
                for (int row = start; row < end; row++)
                    codes[row] = (codes[row] * width) + others[row];
            });
            return new KeyCodes(codes, first.Cardinality * width);
        }

        var known = new LongNumbers(run);
        for (int row = 0; row < codes.Length; row++)
        {
            if (row % Step == 0)
                run.Check();

            codes[row] = known.NumberOf(((long)codes[row] << 32) | (uint)others[row]);
        }

        return new KeyCodes(codes, Math.Max(1, known.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Grouping Number(QueryRun run, KeyCodes codes)
    {
        int[] numbers = run.NewInts(codes.Cardinality);
        numbers.AsSpan().Fill(-1);
        int[] groupOf = codes.Codes;
        var firstRows = new List<int>();
        for (int start = 0; start < groupOf.Length; start += Step)
        {
            run.Check();
            int end = Math.Min(groupOf.Length, start + Step);
            for (int row = start; row < end; row++)
            {
                int number = numbers[groupOf[row]];
                if (number < 0)
                {
                    number = firstRows.Count;
                    numbers[groupOf[row]] = number;
                    firstRows.Add(row);
                }

                groupOf[row] = number;
            }
        }

        return new Grouping(run, groupOf, firstRows.Count, [.. firstRows]);
    }
}
