using System.Buffers;
using Tally.Queries.Expressions;
using Tally.Queries.Lineage;

namespace Tally.Queries.Execution;

/// <summary>WHERE, HAVING, ON of one side: keeps the rows in which every condition is true, one condition after the other.</summary>
internal static class FilterStep
{
    private const int Chunk = 32 * 1024;

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
        int count = among?.Length ?? input.Count;
        int[] lengths = new int[(count + Chunk - 1) / Chunk];
        int[] kept = ArrayPool<int>.Shared.Rent(count);
        var kernel = PredicateKernel.Of(runner.Run, condition, input);
        try
        {
            runner.Run.ForRows(count, Chunk, (start, end) =>
            {
                var part = kept.AsSpan(start, end - start);
                lengths[start / Chunk] = kernel?.Keep(among, start, end, part) ?? KeepOneByOne(runner, input, condition, among, start, end, part);
            });
            return Joined(runner.Run, kept, lengths);
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
