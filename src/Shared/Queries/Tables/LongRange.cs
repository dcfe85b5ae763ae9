using System.Runtime.CompilerServices;
using Tally.Queries.Execution;

namespace Tally.Queries.Tables;

/// <summary>The lowest and highest of an array's values that are not null; low is above high when there is none.</summary>
internal sealed record LongRange(long Low, long High)
{
    private static readonly ConditionalWeakTable<long[], LongRange> Known = [];

    public bool IsEmpty => Low > High;

    /// <summary>How many values lie between, both ends counted; at most <see cref="long.MaxValue"/>.</summary>
    public long Width => IsEmpty ? 0 : High - (Int128)Low >= long.MaxValue ? long.MaxValue : High - Low + 1;

    /// <summary>The range of a whole array; looked up once for as long as the array lives, because columns never change.</summary>
    public static LongRange Of(QueryRun run, long[] values, long none)
    {
        if (Known.TryGetValue(values, out var known))
            return known;

        var range = Of(run, values, none, rows: null, values.Length);
        Known.AddOrUpdate(values, range);
        return range;
    }

    /// <summary>The range of some rows of an array.</summary>
    public static LongRange Of(QueryRun run, long[] values, long none, int[]? rows, int count)
    {
        const int chunk = 256 * 1024;
        var parts = new LongRange[(count + chunk - 1) / chunk];
        run.ForRows(count, chunk, (start, end) =>
        {
            long low = long.MaxValue;
            long high = long.MinValue;
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                long value = row < 0 ? none : values[row];
                if (value == none)
                    continue;

                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }

            parts[start / chunk] = new LongRange(low, high);
        });
        return parts.Aggregate(new LongRange(long.MaxValue, long.MinValue), (all, part) => new LongRange(Math.Min(all.Low, part.Low), Math.Max(all.High, part.High)));
    }
}
