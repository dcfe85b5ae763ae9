using System.Numerics;
using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Tables;
using Vector = Tally.Queries.Tables.Vector;

namespace Tally.Queries.Execution;

/// <summary>For each row a small number that stands for its value, 0 to <paramref name="Cardinality"/> - 1, in an array of their own.</summary>
internal sealed record KeyCodes(int[] Codes, int Cardinality)
{
    private const int Chunk = 64 * 1024;
    private const int MostDirect = 1 << 20;

    public static KeyCodes Of(QueryRun run, Vector key, int count)
    {
        var (source, rows) = key is SelectedVector selected ? (selected.Source, selected.Rows) : (key, null);
        return Lane.Of(run, source) switch
        {
            Lane<byte> lane => OfRange(run, lane, rows, count),
            Lane<ushort> lane => OfRange(run, lane, rows, count),
            Lane<int> lane => source is TextVector || lane.Range.Width <= MostDirect ? OfRange(run, lane, rows, count) : OfHash(run, lane, rows, count),
            Lane<long> lane => lane.Range.Width <= MostDirect ? OfRange(run, lane, rows, count) : OfHash(run, lane, rows, count),
            _ => OfCells(run, key, count),
        };
    }

    /// <summary>The codes of a narrow lane as they are, else how far the cell is from the lowest; 0 is null.</summary>
    private static KeyCodes OfRange<T>(QueryRun run, Lane<T> lane, int[]? rows, int count)
        where T : unmanaged, IBinaryInteger<T>
    {
        int[] codes = run.NewInts(count);
        long below = lane.Cardinality is null ? lane.Range.Low - 1 : 0;
        run.ForRows(count, Chunk, (start, end) => Fill(lane, rows, codes, start, end, below));
        return new KeyCodes(codes, (int)lane.Range.Width + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill<T>(Lane<T> lane, int[]? rows, int[] codes, int start, int end, long below)
        where T : unmanaged, IBinaryInteger<T>
    {
        var values = lane.Values;
        var none = lane.None;
        if (rows is null)
        {
            for (int i = start; i < end; i++)
                codes[i] = values[i] == none ? 0 : (int)(LaneValue.ToLong(values[i]) - below);

            return;
        }

        for (int i = start; i < end; i++)
        {
            int row = rows[i];
            var value = row < 0 ? none : values[row];
            codes[i] = value == none ? 0 : (int)(LaneValue.ToLong(value) - below);
        }
    }

    private static KeyCodes OfHash<T>(QueryRun run, Lane<T> lane, int[]? rows, int count)
        where T : unmanaged, IBinaryInteger<T>
    {
        int[] codes = run.NewInts(count);
        var known = new LongNumbers(run);
        for (int i = 0; i < count; i++)
        {
            if (i % Chunk == 0)
                run.Check();

            int row = rows is null ? i : rows[i];
            codes[i] = known.NumberOf(LaneValue.ToLong(row < 0 ? lane.None : lane.Values[row]));
        }

        return new KeyCodes(codes, Math.Max(1, known.Count));
    }

    private static KeyCodes OfCells(QueryRun run, Vector key, int count)
    {
        int[] codes = run.NewInts(count);
        var known = new Dictionary<CellValue, int>();
        for (int row = 0; row < count; row++)
        {
            if (row % 4096 == 0)
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
