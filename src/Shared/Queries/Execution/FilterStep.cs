using Tally.Queries.Expressions;
using Tally.Queries.Lineage;

namespace Tally.Queries.Execution;

/// <summary>WHERE, HAVING, ON of one side: keeps the rows in which every condition is true, one condition after the other.</summary>
internal static class FilterStep
{
    private const int Chunk = 16 * 1024;

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
        int chunks = (count + Chunk - 1) / Chunk;
        int[][] kept = new int[chunks][];
        runner.Run.ForRows(count, Chunk, (start, end) =>
        {
            int[] buffer = new int[end - start];
            int length = PredicateKernel.TryKeep(condition, input, among, start, end, buffer) ?? KeepOneByOne(runner, input, condition, among, start, end, buffer);
            kept[start / Chunk] = buffer.AsSpan(0, length).ToArray();
        });
        int[] rows = runner.Run.NewInts(kept.Sum(part => part.Length));
        int at = 0;
        foreach (int[] part in kept)
        {
            part.CopyTo(rows, at);
            at += part.Length;
        }

        return rows;
    }

    private static int KeepOneByOne(PlanRunner runner, Frame input, Expression condition, int[]? among, int start, int end, int[] buffer)
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
