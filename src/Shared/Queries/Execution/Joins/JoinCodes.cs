using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Joins;

/// <summary>
/// Gives the keys of two sides common codes; -1 is a key with a null, or one that the other side has not. The arrays may be those of
/// a column: they are read only.
/// </summary>
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
            rightCodes = Combine(run, rightCodes, b, known, add: true);
            leftCodes = Combine(run, leftCodes, a, known, add: false);
            count = known.Count;
        }

        return (leftCodes, rightCodes, Math.Max(1, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Combine(QueryRun run, int[] codes, int[] next, LongNumbers known, bool add)
    {
        int[] combined = run.NewInts(codes.Length);
        for (int row = 0; row < codes.Length; row++)
        {
            if (row % 65536 == 0)
                run.Check();

            long pair = ((long)codes[row] << 32) | (uint)next[row];
            combined[row] = codes[row] < 0 || next[row] < 0 ? -1 : add ? known.NumberOf(pair) : known.Find(pair);
        }

        return combined;
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
            return (
                leftRows is null ? leftText.Codes : Texts(run, leftText.Codes, map: null, leftRows, leftCount),
                Texts(run, rightText.Codes, ToCodesOf(run, rightText.Dictionary, leftText.Dictionary), rightRows, rightCount),
                Math.Max(1, leftText.Dictionary.Length));
        }

        return OfCells(run, left, right, leftCount, rightCount);
    }

    private static (Vector Source, int[]? Rows) Through(Vector key) => key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);

    private static int[] Offsets(QueryRun run, long[] values, int[]? rows, int count, LongRange range)
    {
        int[] codes = run.NewInts(count);
        run.ForRows(count, 64 * 1024, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (start, end) =>
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

    // The left's own codes serve as they are; what the right has besides matches nothing.
    private static int[]? ToCodesOf(QueryRun run, string[] from, string[] to)
    {
        if (ReferenceEquals(from, to))
            return null;

        bool toIsSmaller = to.Length < from.Length;
        var codes = IndexOf(run, toIsSmaller ? to : from);
        int[] map = run.NewInts(from.Length);
        map.AsSpan().Fill(-1);
        string[] others = toIsSmaller ? from : to;
        for (int other = 0; other < others.Length; other++)
        {
            if (other % 4096 == 0)
                run.Check();

            if (codes.TryGetValue(others[other], out int code))
                map[toIsSmaller ? other : code] = toIsSmaller ? code : other;
        }

        return map;
    }

    private static Dictionary<string, int> IndexOf(QueryRun run, string[] texts)
    {
        run.Charge(40L * texts.Length);
        var codes = new Dictionary<string, int>(texts.Length, StringComparer.Ordinal);
        for (int code = 0; code < texts.Length; code++)
        {
            if (code % 4096 == 0)
                run.Check();

            codes.Add(texts[code], code);
        }

        return codes;
    }

    private static int[] Texts(QueryRun run, int[] source, int[]? map, int[]? rows, int count)
    {
        int[] codes = run.NewInts(count);
        run.ForRows(count, 64 * 1024, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                int code = row < 0 ? -1 : source[row];
                codes[i] = code < 0 || map is null ? code : map[code];
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
            if (row % 4096 == 0)
            {
                run.Check();
                run.Charge(4096 * 72);
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
