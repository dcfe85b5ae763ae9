using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Execution;

namespace Tally.Queries.Tables;

/// <summary>
/// A column's cells as integers no wider than they must be: values of a narrow range (of text: codes of its dictionary) in one
/// byte or two, 0 for null, so that a pass over millions of rows reads a fraction of the memory. Made when first asked for and
/// kept as long as the column's array lives, because columns never change.
/// </summary>
internal abstract class Lane
{
    private const int Chunk = 64 * 1024;
    private static readonly ConditionalWeakTable<Array, Lane> Known = [];

    private protected Lane(LongRange range, long below, int? cardinality) => (Range, Below, Cardinality) = (range, below, cardinality);

    public LongRange Range { get; }

    /// <summary>A cell's value is this and what lies in the lane.</summary>
    public long Below { get; }

    /// <summary>One more than the highest code of a narrow lane; null when the cells lie there as they are.</summary>
    public int? Cardinality { get; }

    /// <summary>The lane of a column, or null when its cells are no integers.</summary>
    public static Lane? Of(QueryRun run, Vector column) => column switch
    {
        TextVector text => Of(run, text.Codes, -1),
        NumberVector number => Of(run, number.Mantissas, NumberColumn.NullMantissa),
        MomentVector moment => Of(run, moment.Ticks, DateTimeColumn.NullTicks),
        DateVector date => Of(run, date.Days, DateColumn.NullDay),
        _ => null,
    };

    /// <summary>A cell of a column of numbers, dates or moments, from the integer that stands for it.</summary>
    public static CellValue Cell(Vector column, long value) => column switch
    {
        NumberVector number => CellValue.Of(NumberColumn.ToDecimal(value, number.Scale)),
        DateVector => CellValue.Of(DateOnly.FromDayNumber((int)value)),
        MomentVector => CellValue.Of(new DateTime(value, DateTimeKind.Unspecified)),
        _ => throw new UnreachableException(),
    };

    private static Lane Of<T>(QueryRun run, T[] values, T none)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (Known.TryGetValue(values, out var known))
            return known;

        var range = LongRange.Of(run, values, none);
        Lane lane = range.Width switch
        {
            <= byte.MaxValue => Pack<T, byte>(run, values, none, range),
            <= ushort.MaxValue => Pack<T, ushort>(run, values, none, range),
            _ => new Lane<T>(values, none, range),
        };
        Known.AddOrUpdate(values, lane);
        return lane;
    }

    private static Lane<TCode> Pack<T, TCode>(QueryRun run, T[] values, T none, LongRange range)
        where T : unmanaged, IBinaryInteger<T>
        where TCode : unmanaged, IBinaryInteger<TCode>
    {
        run.Charge((long)Unsafe.SizeOf<TCode>() * values.Length);
        var codes = GC.AllocateUninitializedArray<TCode>(values.Length);
        long below = range.IsEmpty ? 0 : range.Low - 1;
        run.ForRows(values.Length, Chunk, (start, end) => Pack(values.AsSpan(start, end - start), codes.AsSpan(start, end - start), none, below));
        return new Lane<TCode>(codes, TCode.Zero, range, below, (int)range.Width + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pack<T, TCode>(ReadOnlySpan<T> values, Span<TCode> codes, T none, long below)
        where T : unmanaged, IBinaryInteger<T>
        where TCode : unmanaged, IBinaryInteger<TCode>
    {
        codes = codes[..values.Length];
        for (int row = 0; row < values.Length; row++)
            codes[row] = values[row] == none ? TCode.Zero : LaneValue.Code<TCode>(LaneValue.ToLong(values[row]) - below);
    }
}

/// <summary>A lane over an array of <typeparamref name="T"/>: bytes, unsigned shorts, ints or longs.</summary>
internal sealed class Lane<T> : Lane
    where T : unmanaged, IBinaryInteger<T>
{
    public Lane(T[] values, T none, LongRange range)
        : base(range, 0, null) => (Values, None) = (values, none);

    public Lane(T[] codes, T none, LongRange range, long below, int cardinality)
        : base(range, below, cardinality) => (Values, None) = (codes, none);

    public T[] Values { get; }

    public T None { get; }

    /// <summary>The cells of rows in ascending order: where they lie when the rows follow each other, else gathered in the buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<T> Take(ReadOnlySpan<int> rows, T[] buffer)
    {
        if (rows[^1] - rows[0] == rows.Length - 1)
            return Values.AsSpan(rows[0], rows.Length);

        var values = Values;
        var taken = buffer.AsSpan(0, rows.Length);
        for (int i = 0; i < taken.Length; i++)
            taken[i] = values[rows[i]];

        return taken;
    }
}
