using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Execution.Filters;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;
using Tally.Queries.Planning;
using Tally.Queries.Tables;
using Vector = Tally.Queries.Tables.Vector;

namespace Tally.Queries.Execution.Ordering;

/// <summary>The order of rows by one key: over longs where the key's type has an order-preserving one, else over cells.</summary>
internal abstract class RowOrder
{
    private static readonly ConditionalWeakTable<string[], int[]> KnownRanks = [];

    public abstract int Compare(int x, int y);

    public static RowOrder Of(QueryRun run, Vector key, SortKey shape, int count, bool ranked = true)
    {
        if (!ranked)
            return InPlace.Of(run, key, shape) ?? (RowOrder)new Cells(key, shape);

        if (Ranks(run, key, count) is not { } ranks)
            return new Cells(key, shape);

        long none = shape.NullsFirst ? long.MinValue : long.MaxValue;
        run.ForRows(ranks.Length, 64 * 1024, (start, end) =>
        {
            for (int row = start; row < end; row++)
                ranks[row] = ranks[row] == long.MinValue ? none : shape.Descending ? -ranks[row] : ranks[row];
        });
        return new Longs(ranks);
    }

    /// <summary>Longs in the order of the values, <see cref="long.MinValue"/> for null; null when there are none.</summary>
    private static long[]? Ranks(QueryRun run, Vector key, int count)
    {
        var (source, rows) = key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);
        long[]? longs = source switch { NumberVector number => number.Mantissas, MomentVector moment => moment.Ticks, _ => null };
        if (longs is not null)
            return Copied(run, longs, rows, count);

        Func<int, long>? rank = source switch
        {
            DateVector date => row => date.Days[row] == DateColumn.NullDay ? long.MinValue : date.Days[row],
            TruthVector truth => row => truth.Flags[row] == BooleanColumn.NullFlag ? long.MinValue : truth.Flags[row],
            TextVector text when TextRanks(run, text, count) is { } order => row => text.Codes[row] < 0 ? long.MinValue : order[text.Codes[row]],
            _ => null,
        };
        if (rank is null)
            return null;

        run.Charge(8L * count);
        long[] ranks = new long[count];
        run.ForRows(count, 64 * 1024, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                ranks[i] = row < 0 ? long.MinValue : rank(row);
            }
        });
        return ranks;
    }

    private static long[] Copied(QueryRun run, long[] values, int[]? rows, int count)
    {
        run.Charge(8L * count);
        if (rows is null)
            return values[..count];

        long[] ranks = new long[count];
        run.ForRows(count, 64 * 1024, (start, end) =>
        {
            for (int i = start; i < end; i++)
                ranks[i] = rows[i] < 0 ? long.MinValue : values[rows[i]];
        });
        return ranks;
    }

    /// <summary>The place of each code of a dictionary in the order of its texts, or null where so few rows are not worth finding it.</summary>
    public static int[]? TextRanks(QueryRun run, TextVector text, int count)
    {
        // A dictionary never changes, so its order is found once for as long as it lives.
        string[] dictionary = text.Dictionary;
        if (KnownRanks.TryGetValue(dictionary, out int[]? known))
            return known;

        if (dictionary.Length / 4 > count)
            return null;

        run.Charge(12L * dictionary.Length);
        int[] byText = [.. Enumerable.Range(0, dictionary.Length)];
        CheckedSort.Sort(byText, (a, b) => string.CompareOrdinal(dictionary[a], dictionary[b]), run.Check);
        int[] ranks = new int[byText.Length];
        for (int i = 0; i < byText.Length; i++)
        {
            bool same = i > 0 && dictionary[byText[i]] == dictionary[byText[i - 1]];
            ranks[byText[i]] = same ? ranks[byText[i - 1]] : i;
        }

        KnownRanks.AddOrUpdate(dictionary, ranks);
        return ranks;
    }

    internal sealed class Longs(long[] ranks) : RowOrder
    {
        public long[] Values => ranks;

        public override int Compare(int x, int y) => ranks[x].CompareTo(ranks[y]);
    }

    /// <summary>Numbers, moments and days compared where they lie.</summary>
    internal abstract class InPlace : RowOrder
    {
        public static InPlace? Of(QueryRun run, Vector key, SortKey shape)
        {
            var (source, rows) = key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);
            return source is TextVector ? null : Lane.Of(run, source) switch
            {
                Lane<byte> lane => new Over<byte>(lane, rows, shape),
                Lane<ushort> lane => new Over<ushort>(lane, rows, shape),
                Lane<int> lane => new Over<int>(lane, rows, shape),
                Lane<long> lane => new Over<long>(lane, rows, shape),
                _ => null,
            };
        }

        /// <summary>A long in the order of the rows.</summary>
        public abstract long At(int row);

        /// <summary>Writes the rows of a range whose long is not above <paramref name="worst"/>; returns how many.</summary>
        public abstract int NoWorse(long worst, int start, int end, int[] kept);

        public override int Compare(int x, int y) => At(x).CompareTo(At(y));
    }

    private sealed class Over<T>(Lane<T> lane, int[]? rows, SortKey shape) : InPlace
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        private readonly long _none = shape.NullsFirst ? long.MinValue : long.MaxValue;

        public override long At(int row)
        {
            int at = rows is null ? row : rows[row];
            var value = at < 0 ? lane.None : lane.Values[at];
            if (value == lane.None)
                return _none;

            long own = LaneValue.ToLong(value);
            return shape.Descending ? -own : own;
        }

        public override int NoWorse(long worst, int start, int end, int[] kept)
        {
            if (worst != long.MaxValue && !shape.NullsFirst)
            {
                var (low, high) = shape.Descending ? (lane.Below - worst, long.MaxValue) : (long.MinValue, lane.Below + worst);
                return RangeKernel<T>.Of(lane, rows, low, high, negated: false).Keep(null, start, end, kept);
            }

            int length = 0;
            for (int row = start; row < end; row++)
            {
                if (At(row) <= worst)
                    kept[length++] = row;
            }

            return length;
        }
    }

    private sealed class Cells(Vector key, SortKey shape) : RowOrder
    {
        public override int Compare(int x, int y)
        {
            var (a, b) = (key[x], key[y]);
            if (a.IsNull || b.IsNull)
                return a.IsNull == b.IsNull ? 0 : a.IsNull == shape.NullsFirst ? -1 : 1;

            int order = CellOrder.Compare(a, b);
            return shape.Descending ? -order : order;
        }
    }
}
