using System.Runtime.CompilerServices;
using Tally.Columns;
using Tally.Queries.Execution.Filters;
using Tally.Queries.Expressions;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Joins;

/// <summary>Joins: by hash on the keys, then by what is left of the condition; outer rows that found none are added with nulls.</summary>
internal static class JoinStep
{
    public static Frame Run(PlanRunner runner, Plan.Join join, Frame left, Frame right)
    {
        var pairs = join.LeftKeys.Count > 0
            ? HashPairs(runner, join, left, right)
            : AllPairs(runner, left, right, join.Residual);
        if (join.LeftKeys.Count > 0 && join.Residual.Count > 0)
            pairs = Residual(runner, join.Residual, left, right, pairs);

        if (join.Kind is JoinKind.Left or JoinKind.Full)
            pairs = AddUnmatched(pairs, left.Count, join.Kind == JoinKind.Full ? right.Count : 0);

        return Paired(left, right, pairs);
    }

    private static Frame Paired(Frame left, Frame right, RowPairs pairs)
    {
        var (leftRows, rightRows) = pairs.ToArrays();
        return new Frame(
            [.. pairs.HaveAllLeft ? left.Columns : left.SelectColumns(leftRows), .. right.SelectColumns(rightRows)],
            leftRows.Length,
            new FrameOrigin.Join(left, leftRows, right, rightRows),
            [.. left.Sources, .. right.Sources]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RowPairs HashPairs(PlanRunner runner, Plan.Join join, Frame left, Frame right)
    {
        var run = runner.Run;
        var (leftCodes, rightCodes, count) = JoinCodes.Of(
            run,
            [.. join.LeftKeys.Select(key => ProjectStep.Evaluate(runner, left, key))],
            [.. join.RightKeys.Select(key => ProjectStep.Evaluate(runner, right, key))],
            left.Count,
            right.Count);

        // Chains of right rows by code, built backwards so that each is met in order.
        int[] heads = run.NewInts(count);
        heads.AsSpan().Fill(-1);
        int[] next = run.NewInts(right.Count);
        bool unique = true;
        for (int row = right.Count - 1; row >= 0; row--)
        {
            if (row % 65536 == 0)
                run.Check();

            int code = rightCodes[row];
            if (code < 0)
                continue;

            unique &= heads[code] < 0;
            next[row] = heads[code];
            heads[code] = row;
        }

        if (unique)
            return RowPairs.OfUnique(run, leftCodes, heads);

        var pairs = new RowPairs(run);
        for (int row = 0; row < left.Count; row++)
        {
            if (row % 8192 == 0)
                run.Check();

            for (int match = leftCodes[row] < 0 ? -1 : heads[leftCodes[row]]; match >= 0; match = next[match])
                pairs.Add(row, match);
        }

        return pairs;
    }

    private static RowPairs AllPairs(PlanRunner runner, Frame left, Frame right, IReadOnlyList<Expression> residual)
    {
        var pairs = new RowPairs(runner.Run);
        const int block = 64 * 1024;
        var batch = new RowPairs(runner.Run);
        for (int row = 0; row < left.Count; row++)
        {
            for (int other = 0; other < right.Count; other++)
            {
                batch.Add(row, other);
                if (batch.Count >= block)
                    Flush();
            }
        }

        Flush();
        return pairs;

        void Flush()
        {
            runner.Run.Check();
            var kept = residual.Count == 0 ? batch : Residual(runner, residual, left, right, batch);
            pairs.AddAll(kept);
            batch.Clear();
        }
    }

    private static RowPairs Residual(PlanRunner runner, IReadOnlyList<Expression> residual, Frame left, Frame right, RowPairs pairs)
    {
        var frame = Paired(left, right, pairs);
        int[]? rows = null;
        foreach (var condition in residual)
            rows = FilterStep.Keep(runner, frame, condition, rows);

        var kept = new RowPairs(runner.Run);
        foreach (int row in rows ?? [])
            kept.Add(pairs.Left[row], pairs.Right[row]);

        return kept;
    }

    private static RowPairs AddUnmatched(RowPairs pairs, int leftCount, int rightCount)
    {
        var complete = new RowPairs(pairs.Run);
        bool[] matched = new bool[rightCount];
        int at = 0;
        for (int row = 0; row < leftCount; row++)
        {
            if (row % 65536 == 0)
                pairs.Run.Check();

            if (at >= pairs.Count || pairs.Left[at] != row)
                complete.Add(row, -1);

            for (; at < pairs.Count && pairs.Left[at] == row; at++)
            {
                complete.Add(row, pairs.Right[at]);
                if (rightCount > 0)
                    matched[pairs.Right[at]] = true;
            }
        }

        for (int row = 0; row < rightCount; row++)
        {
            if (row % 65536 == 0)
                pairs.Run.Check();

            if (!matched[row])
                complete.Add(-1, row);
        }

        return complete;
    }
}
