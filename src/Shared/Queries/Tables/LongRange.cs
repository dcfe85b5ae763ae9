using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Queries.Execution;

namespace Tally.Queries.Tables;

/// <summary>The lowest and highest of an array's values that are not null, and whether any is; low is above high when there is no value.</summary>
internal sealed record LongRange(long Low, long High, bool HasNulls)
{
    private const int Chunk = 64 * 1024;
    private static readonly ConditionalWeakTable<Array, LongRange> Known = [];

    public bool IsEmpty => Low > High;

    /// <summary>How many values lie between, both ends counted; at most <see cref="long.MaxValue"/>.</summary>
    public long Width => IsEmpty ? 0 : High - (Int128)Low >= long.MaxValue ? long.MaxValue : High - Low + 1;

    /// <summary>The range of a whole array; looked up once for as long as the array lives, because columns never change.</summary>
    public static LongRange Of<T>(QueryRun run, T[] values, T none)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (Known.TryGetValue(values, out var known))
            return known;

        var range = Of(run, values, none, rows: null, values.Length);
        Known.AddOrUpdate(values, range);
        return range;
    }

    /// <summary>The range of some rows of an array.</summary>
    public static LongRange Of<T>(QueryRun run, T[] values, T none, int[]? rows, int count)
        where T : unmanaged, IBinaryInteger<T>
    {
        var parts = new LongRange[(count + Chunk - 1) / Chunk];
        run.ForRows(count, Chunk, (start, end) => parts[start / Chunk] = rows is null
            ? OfAll(values.AsSpan(start, end - start), none)
            : OfSome(values, none, rows.AsSpan(start, end - start)));
        return parts.Aggregate(
            new LongRange(long.MaxValue, long.MinValue, HasNulls: false),
            (all, part) => new LongRange(Math.Min(all.Low, part.Low), Math.Max(all.High, part.High), all.HasNulls || part.HasNulls));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static LongRange OfAll<T>(ReadOnlySpan<T> values, T none)
        where T : unmanaged, IBinaryInteger<T>
    {
        long low = long.MaxValue;
        long high = long.MinValue;
        bool nulls = false;
        foreach (var value in values)
        {
            if (value == none)
            {
                nulls = true;
                continue;
            }

            low = Math.Min(low, LaneValue.ToLong(value));
            high = Math.Max(high, LaneValue.ToLong(value));
        }

        return new LongRange(low, high, nulls);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static LongRange OfSome<T>(T[] values, T none, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryInteger<T>
    {
        long low = long.MaxValue;
        long high = long.MinValue;
        bool nulls = false;
        foreach (int row in rows)
        {
            var value = row < 0 ? none : values[row];
            if (value == none)
            {
                nulls = true;
                continue;
            }

            low = Math.Min(low, LaneValue.ToLong(value));
            high = Math.Max(high, LaneValue.ToLong(value));
        }

        return new LongRange(low, high, nulls);
    }
}
