using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>The order of rows by one key: over longs where the key's type has an order-preserving one, else over cells.</summary>
internal abstract class RowOrder
{
    private static readonly ConditionalWeakTable<string[], int[]> KnownRanks = [];

    public abstract int Compare(int x, int y);

    public static RowOrder Of(QueryRun run, Vector key, SortKey shape, int count, bool ranked = true)
    {
        if (!ranked)
            return InPlace.Of(key, shape) ?? (RowOrder)new Cells(key, shape);

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
            TextVector text when TextRanks(run, text.Dictionary) is var order => row => text.Codes[row] < 0 ? long.MinValue : order[text.Codes[row]],
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

    // A dictionary never changes, so its order is found once for as long as it lives.
    private static int[] TextRanks(QueryRun run, string[] dictionary)
    {
        if (KnownRanks.TryGetValue(dictionary, out int[]? known))
            return known;

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

    /// <summary>Numbers and moments compared where they lie.</summary>
    internal sealed class InPlace(long[] values, int[]? rows, bool descending, long none) : RowOrder
    {
        public static InPlace? Of(Vector key, SortKey shape)
        {
            var (source, rows) = key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);
            long[]? values = source switch { NumberVector number => number.Mantissas, MomentVector moment => moment.Ticks, _ => null };
            return values is null ? null : new InPlace(values, rows, shape.Descending, shape.NullsFirst ? long.MinValue : long.MaxValue);
        }

        public long At(int row)
        {
            int at = rows is null ? row : rows[row];
            long value = at < 0 ? long.MinValue : values[at];
            return value == long.MinValue ? none : descending ? -value : value;
        }

        public override int Compare(int x, int y) => At(x).CompareTo(At(y));
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
