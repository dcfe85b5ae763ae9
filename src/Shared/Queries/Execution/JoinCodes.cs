using Tally.Columns;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>Gives the keys of two sides common codes; -1 is a key with a null, which equals nothing.</summary>
internal static class JoinCodes
{
    private const int MostDirect = 1 << 20;

    public static (int[] Left, int[] Right, int Count) Of(
        QueryRun run, IReadOnlyList<Vector> left, IReadOnlyList<Vector> right, int leftCount, int rightCount)
    {
        var (leftCodes, rightCodes, count) = OfOne(run, left[0], right[0], leftCount, rightCount);
        for (int key = 1; key < left.Count; key++)
        {
            var (a, b, width) = OfOne(run, left[key], right[key], leftCount, rightCount);
            var known = new LongNumbers(run);
            Combine(run, rightCodes, b, known, add: true);
            Combine(run, leftCodes, a, known, add: false);
            count = known.Count;
        }

        return (leftCodes, rightCodes, Math.Max(1, count));
    }

    private static void Combine(QueryRun run, int[] codes, int[] next, LongNumbers known, bool add)
    {
        for (int row = 0; row < codes.Length; row++)
        {
            if (row % 65536 == 0)
                run.Check();

            if (codes[row] < 0 || next[row] < 0)
            {
                codes[row] = -1;
                continue;
            }

            long pair = ((long)codes[row] << 32) | (uint)next[row];
            codes[row] = add ? known.NumberOf(pair) : known.Find(pair);
        }
    }

    private static (int[] Left, int[] Right, int Count) OfOne(QueryRun run, Vector left, Vector right, int leftCount, int rightCount)
    {
        var (leftSource, leftRows) = Through(left);
        var (rightSource, rightRows) = Through(right);
        if (leftSource is NumberVector a && rightSource is NumberVector b && a.Scale == b.Scale)
        {
            var range = LongRange.Of(run, b.Mantissas, NumberColumn.NullMantissa);
            if (range.Width <= Math.Max(MostDirect, 4L * rightCount) && range.Width < int.MaxValue / 2)
            {
                return (
                    Offsets(run, a.Mantissas, leftRows, leftCount, range),
                    Offsets(run, b.Mantissas, rightRows, rightCount, range),
                    Math.Max(1, (int)range.Width));
            }

            var known = new LongNumbers(run);
            int[] codes = Longs(run, b.Mantissas, rightRows, rightCount, known.NumberOf);
            return (Longs(run, a.Mantissas, leftRows, leftCount, known.Find), codes, Math.Max(1, known.Count));
        }

        if (leftSource is TextVector leftText && rightSource is TextVector rightText)
        {
            var known = new TextDictionary();
            int[] rightMap = Array.ConvertAll(rightText.Dictionary, known.Code);
            int[] leftMap = ReferenceEquals(leftText.Dictionary, rightText.Dictionary) ? rightMap : Array.ConvertAll(leftText.Dictionary, known.Code);
            return (
                Texts(run, leftText, leftMap, leftRows, leftCount),
                Texts(run, rightText, rightMap, rightRows, rightCount),
                Math.Max(1, known.Count));
        }

        return OfCells(run, left, right, leftCount, rightCount);
    }

    private static (Vector Source, int[]? Rows) Through(Vector key) => key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);

    private static int[] Offsets(QueryRun run, long[] values, int[]? rows, int count, LongRange range)
    {
        int[] codes = run.NewInts(count);
        run.ForRows(count, 64 * 1024, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                long value = row < 0 ? NumberColumn.NullMantissa : values[row];
                codes[i] = value < range.Low || value > range.High ? -1 : (int)(value - range.Low);
            }
        });
        return codes;
    }

    private static int[] Longs(QueryRun run, long[] values, int[]? rows, int count, Func<long, int> code)
    {
        int[] codes = run.NewInts(count);
        for (int i = 0; i < count; i++)
        {
            if (i % 65536 == 0)
                run.Check();

            int row = rows is null ? i : rows[i];
            codes[i] = row < 0 || values[row] == NumberColumn.NullMantissa ? -1 : code(values[row]);
        }

        return codes;
    }

    private static int[] Texts(QueryRun run, TextVector text, int[] map, int[]? rows, int count)
    {
        int[] codes = run.NewInts(count);
        run.ForRows(count, 64 * 1024, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                codes[i] = row < 0 || text.Codes[row] < 0 ? -1 : map[text.Codes[row]];
            }
        });
        return codes;
    }

    private static (int[] Left, int[] Right, int Count) OfCells(QueryRun run, Vector left, Vector right, int leftCount, int rightCount)
    {
        var known = new Dictionary<CellValue, int>();
        int[] rightCodes = run.NewInts(rightCount);
        for (int row = 0; row < rightCount; row++)
        {
            if (row % 8192 == 0)
            {
                run.Check();
                run.Charge(8192 * 72);
            }

            var cell = right[row];
            if (!cell.IsNull)
                known.TryAdd(cell, known.Count);

            rightCodes[row] = cell.IsNull ? -1 : known[cell];
        }

        int[] leftCodes = run.NewInts(leftCount);
        for (int row = 0; row < leftCount; row++)
        {
            if (row % 8192 == 0)
                run.Check();

            var cell = left[row];
            leftCodes[row] = !cell.IsNull && known.TryGetValue(cell, out int code) ? code : -1;
        }

        return (leftCodes, rightCodes, Math.Max(1, known.Count));
    }
}
