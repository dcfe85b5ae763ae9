using System.Buffers;
using Tally.Queries.Expressions;
using Tally.Queries.Lineage;

namespace Tally.Queries.Execution.Filters;

/// <summary>WHERE, HAVING, ON of one side: keeps the rows in which every condition is true, one condition after the other.</summary>
internal static class FilterStep
{
    private const int Chunk = 32 * 1024;

    /// <summary>Writes what is kept of a range at the beginning of a buffer and returns how many.</summary>
    private delegate int Part(int start, int end, Span<int> kept);

    public static Frame Run(PlanRunner runner, Frame input, IReadOnlyList<Expression> conjuncts)
    {
        var conditions = ConditionReader.Read(runner, input, conjuncts);
        FilterAdvice.Give(runner.Run, input, conditions);
        int[]? rows = null;
        foreach (var conjunct in conjuncts)
            rows = Keep(runner, input, conjunct, rows);

        rows ??= [];
        if (input.Origin is FrameOrigin.Scan scan)
            runner.Run.Notes.Use(scan.ScanId, scan.Table, rows);

        return input.Select(rows, new FrameOrigin.Select(input, rows, conditions));
    }

    /// <summary>The rows, of all or of those given, in which the condition is true.</summary>
    public static int[] Keep(PlanRunner runner, Frame input, Expression condition, int[]? among)
    {
        var kernel = PredicateKernel.Of(runner.Run, condition, input);
        return Keep(runner.Run, among?.Length ?? input.Count, (start, end, kept) =>
            kernel?.Keep(among, start, end, kept) ?? KeepOneByOne(runner, input, condition, among, start, end, kept));
    }

    /// <summary>The rows of <paramref name="count"/> that a kernel keeps.</summary>
    public static int[] Keep(QueryRun run, PredicateKernel kernel, int count) =>
        Keep(run, count, (start, end, kept) => kernel.Keep(null, start, end, kept));

    private static int[] Keep(QueryRun run, int count, Part part)
    {
        int[] lengths = new int[(count + Chunk - 1) / Chunk];
        int[] kept = ArrayPool<int>.Shared.Rent(count);
        try
        {
            run.ForRows(count, Chunk, (start, end) => lengths[start / Chunk] = part(start, end, kept.AsSpan(start, end - start)));
            return Joined(run, kept, lengths);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(kept);
        }
    }

    // Each range wrote what it kept at its own beginning.
    private static int[] Joined(QueryRun run, int[] kept, int[] lengths)
    {
        int[] rows = run.NewInts(lengths.Sum());
        int at = 0;
        for (int part = 0; part < lengths.Length; part++)
        {
            Array.Copy(kept, part * Chunk, rows, at, lengths[part]);
            at += lengths[part];
        }

        return rows;
    }

    private static int KeepOneByOne(PlanRunner runner, Frame input, Expression condition, int[]? among, int start, int end, Span<int> buffer)
    {
        var evaluation = runner.Over(input);
        int length = 0;
        for (int i = start; i < end; i++)
        {
            evaluation.Row = among is null ? i : among[i];
            if (condition.Test(evaluation) == Truth.True)
                buffer[length++] = evaluation.Row;
        }

        return length;
    }
}
