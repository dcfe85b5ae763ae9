using Tally.Columns;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>Numbers the distinct combinations of keys in order of their first row; nulls are one value.</summary>
internal static class GroupNumbers
{
    private const int MostDirect = 1 << 20;

    public static Grouping Of(QueryRun run, IReadOnlyList<Vector> keys, int count)
    {
        if (keys.Count == 0)
            return new Grouping(new int[count], count == 0 ? 0 : 1, count == 0 ? [] : [0]);

        var codes = KeyCodes.Of(run, keys[0], count);
        foreach (var key in keys.Skip(1))
        {
            var next = KeyCodes.Of(run, key, count);
            codes = Combine(run, codes, next);
        }

        return Number(run, codes);
    }

    private static KeyCodes Combine(QueryRun run, KeyCodes first, KeyCodes second)
    {
        if ((long)first.Cardinality * second.Cardinality <= MostDirect)
        {
            int[] combined = run.NewInts(first.Codes.Length);
            int width = second.Cardinality;
            run.ForRows(combined.Length, 64 * 1024, (start, end) =>
            {
                for (int row = start; row < end; row++)
                    combined[row] = (first.Codes[row] * width) + second.Codes[row];
            });
            return new KeyCodes(combined, first.Cardinality * width);
        }

        int[] numbers = run.NewInts(first.Codes.Length);
        var known = new LongNumbers(run);
        for (int row = 0; row < numbers.Length; row++)
        {
            if (row % 65536 == 0)
                run.Check();

            numbers[row] = known.NumberOf(((long)first.Codes[row] << 32) | (uint)second.Codes[row]);
        }

        return new KeyCodes(numbers, Math.Max(1, known.Count));
    }

    private static Grouping Number(QueryRun run, KeyCodes codes)
    {
        int[] numbers = run.NewInts(codes.Cardinality);
        numbers.AsSpan().Fill(-1);
        int[] groupOf = run.NewInts(codes.Codes.Length);
        var firstRows = new List<int>();
        for (int row = 0; row < groupOf.Length; row++)
        {
            if (row % 65536 == 0)
                run.Check();

            int number = numbers[codes.Codes[row]];
            if (number < 0)
            {
                number = firstRows.Count;
                numbers[codes.Codes[row]] = number;
                firstRows.Add(row);
            }

            groupOf[row] = number;
        }

        return new Grouping(groupOf, firstRows.Count, [.. firstRows]);
    }
}

/// <summary>For each row a small number that stands for its value, 0 to <paramref name="Cardinality"/> - 1.</summary>
internal sealed record KeyCodes(int[] Codes, int Cardinality)
{
    private const int Chunk = 64 * 1024;
    private const int MostDirect = 1 << 20;

    public static KeyCodes Of(QueryRun run, Vector key, int count)
    {
        var (source, rows) = key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);
        return source switch
        {
            TextVector text => OfText(run, text, rows, count),
            NumberVector number => OfLongs(run, number.Mantissas, NumberColumn.NullMantissa, rows, count),
            MomentVector moment => OfLongs(run, moment.Ticks, DateTimeColumn.NullTicks, rows, count),
            _ => OfCells(run, key, count),
        };
    }

    private static KeyCodes OfText(QueryRun run, TextVector text, int[]? rows, int count)
    {
        int[] codes = run.NewInts(count);
        int[] source = text.Codes;
        run.ForRows(count, Chunk, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                codes[i] = row < 0 ? 0 : source[row] + 1;
            }
        });
        return new KeyCodes(codes, text.Dictionary.Length + 1);
    }

    private static KeyCodes OfLongs(QueryRun run, long[] values, long none, int[]? rows, int count)
    {
        int[] codes = run.NewInts(count);
        var range = LongRange.Of(run, values, none);
        if (range.Width <= MostDirect)
            return OfOffsets(run, values, none, range.Low, rows, codes, (int)range.Width + 1);

        var known = new LongNumbers(run);
        for (int i = 0; i < count; i++)
        {
            if (i % Chunk == 0)
                run.Check();

            int row = rows is null ? i : rows[i];
            codes[i] = known.NumberOf(row < 0 ? none : values[row]);
        }

        return new KeyCodes(codes, Math.Max(1, known.Count));
    }

    private static KeyCodes OfOffsets(QueryRun run, long[] values, long none, long low, int[]? rows, int[] codes, int cardinality)
    {
        run.ForRows(codes.Length, Chunk, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                int row = rows is null ? i : rows[i];
                long value = row < 0 ? none : values[row];
                codes[i] = value == none ? 0 : (int)(value - low) + 1;
            }
        });
        return new KeyCodes(codes, cardinality);
    }

    private static KeyCodes OfCells(QueryRun run, Vector key, int count)
    {
        int[] codes = run.NewInts(count);
        var known = new Dictionary<CellValue, int>();
        for (int row = 0; row < count; row++)
        {
            if (row % 8192 == 0)
                run.Check();

            var cell = key[row];
            if (!known.TryGetValue(cell, out int code))
            {
                code = known.Count;
                known.Add(cell, code);
                if (code % 1024 == 0)
                    run.Charge(1024 * 72);
            }

            codes[row] = code;
        }

        return new KeyCodes(codes, Math.Max(1, known.Count));
    }
}
