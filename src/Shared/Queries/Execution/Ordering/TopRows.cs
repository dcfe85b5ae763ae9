using Tally.Queries.Execution.Filters;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Ordering;

/// <summary>The first few of many rows in an order, without putting the others in order.</summary>
internal static class TopRows
{
    private const int Chunk = 4096;
    private const int MostOfTexts = 10_000;

    public static int[] Of(PlanRunner runner, IReadOnlyList<SortKey> keys, Frame input, int most)
    {
        if (most == 0)
            return [];

        var run = runner.Run;
        Vector[] columns = [.. keys.Select(key => ProjectStep.Evaluate(runner, input, key.Expression))];
        var comparer = RowComparer.Of(run, columns, keys, input.Count, few: true);
        int[]? among = OfBestTexts(run, columns[0], keys[0], input.Count, most);
        return among is null && comparer.First is { } first
            ? OfAll(run, most, input.Count, comparer, first)
            : OfSome(run, most, among, among?.Length ?? input.Count, comparer);
    }

    // Most rows are worse than the worst of the best so far by their first key, and are passed over where that key lies.
    private static int[] OfAll(QueryRun run, int most, int count, RowComparer comparer, RowOrder.InPlace first)
    {
        var best = new Best(most, comparer);
        int[] kept = new int[Math.Min(Chunk, count)];
        for (int start = 0; start < count; start += Chunk)
        {
            run.Check();
            long worst = best.IsFull ? first.At(best.Worst) : long.MaxValue;
            int length = first.NoWorse(worst, start, Math.Min(count, start + Chunk), kept);
            foreach (int row in kept.AsSpan(0, length))
                best.Offer(row);
        }

        return best.InOrder();
    }

    private static int[] OfSome(QueryRun run, int most, int[]? among, int count, RowComparer comparer)
    {
        var best = new Best(most, comparer);
        for (int i = 0; i < count; i++)
        {
            if (i % Chunk == 0)
                run.Check();

            best.Offer(among is null ? i : among[i]);
        }

        return best.InOrder();
    }

    /// <summary>
    /// The rows that have one of the first texts of the key's dictionary: as many texts as rows are wanted, so that these rows
    /// are enough unless some of the texts stand in none. Null when it must be found out row by row.
    /// </summary>
    private static int[]? OfBestTexts(QueryRun run, Vector key, SortKey shape, int count, int most)
    {
        var (source, rows) = key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);
        if (source is not TextVector text || most > MostOfTexts || text.Dictionary.Length > count || most >= text.Dictionary.Length / 2
            || Lane.Of(run, text) is not { } lane || (shape.NullsFirst && (lane.Range.HasNulls || rows is not null)))
        {
            return null;
        }

        var codes = new PriorityQueue<int, string>(most + 1, Comparer<string>.Create(
            (a, b) => shape.Descending ? string.CompareOrdinal(a, b) : string.CompareOrdinal(b, a)));
        for (int code = 0; code < text.Dictionary.Length; code++)
        {
            if (code % Chunk == 0)
                run.Check();

            if (codes.Count < most)
                codes.Enqueue(code, text.Dictionary[code]);
            else
                codes.EnqueueDequeue(code, text.Dictionary[code]);
        }

        bool[] passing = new bool[text.Dictionary.Length];
        foreach (var (code, _) in codes.UnorderedItems)
            passing[code] = true;

        int[] kept = FilterStep.Keep(run, LookupKernel.Of(lane, rows, passing), count);
        return kept.Length >= most ? kept : null;
    }

    /// <summary>A heap whose root is the worst of the best so far: most rows are dropped after one comparison.</summary>
    private sealed class Best(int most, RowComparer comparer)
    {
        private readonly PriorityQueue<int, int> _heap = new(most + 1, Comparer<int>.Create((a, b) => comparer.Compare(b, a)));

        public bool IsFull => _heap.Count == most;

        public int Worst => _heap.Peek();

        public void Offer(int row)
        {
            if (_heap.Count < most)
                _heap.Enqueue(row, row);
            else if (comparer.Compare(row, _heap.Peek()) < 0)
                _heap.DequeueEnqueue(row, row);
        }

        public int[] InOrder()
        {
            int[] rows = new int[_heap.Count];
            for (int i = rows.Length - 1; i >= 0; i--)
                rows[i] = _heap.Dequeue();

            return rows;
        }
    }
}
