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
        int chunks = (count + Chunk - 1) / Chunk;
        int[][] kept = new int[chunks][];
        var kernel = PredicateKernel.Of(condition, input);
        runner.Run.ForRows(count, Chunk, (start, end) =>
        {
            int[] buffer = ArrayPool<int>.Shared.Rent(Chunk);
            int length = kernel?.Keep(among, start, end, buffer) ?? KeepOneByOne(runner, input, condition, among, start, end, buffer);
            kept[start / Chunk] = buffer.AsSpan(0, length).ToArray();
            ArrayPool<int>.Shared.Return(buffer);
        });
        return Joined(runner.Run, kept);
    }

    private static int[] Joined(QueryRun run, int[][] parts)
    {
        if (parts.Length == 1)
            return parts[0];

        int[] rows = run.NewInts(parts.Sum(part => part.Length));
        int at = 0;
        foreach (int[] part in parts)
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
