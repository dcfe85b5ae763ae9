using System.Runtime.CompilerServices;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>A table that a frame of joined rows is made of, and its row in each of them; null rows are those of the frame.</summary>
internal sealed class JoinedSide(Table table, int[]? rows)
{
    private bool? _ascends;

    public Table Table => table;

    public int[]? Rows => rows;

    /// <summary>Every row of the frame has another row of this side, in ascending order.</summary>
    public bool IsAscending => _ascends ??= Ascends(rows ?? []);

    /// <summary>The sides of a frame, or null when a row of it has not one row of each.</summary>
    public static IReadOnlyList<JoinedSide>? Of(QueryRun run, Frame frame)
    {
        switch (frame.Origin)
        {
            case FrameOrigin.Scan scan:
                return [new JoinedSide(scan.Table, null)];
            case FrameOrigin.Project project:
                return Of(run, project.Parent);
            case FrameOrigin.Window window:
                return Of(run, window.Parent);
            case FrameOrigin.Select select:
                return Of(run, select.Parent) is { } sides ? Through(run, sides, select.Rows) : null;
            case FrameOrigin.Join join when !join.LeftRows.AsSpan().Contains(-1) && !join.RightRows.AsSpan().Contains(-1):
                return Of(run, join.Left) is { } left && Of(run, join.Right) is { } right
                    ? [.. Through(run, left, join.LeftRows), .. Through(run, right, join.RightRows)]
                    : null;
            default:
                return null;
        }
    }

    /// <summary>How many different rows of the table each group has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] DistinctByGroup(QueryRun run, Grouping groups, int[] sizes)
    {
        if (IsAscending)
            return sizes;

        int[] groupOf = groups.GroupOf;
        long width = Table.RowCount;
        run.Charge(width * groups.Count / 8);
        ulong[] seen = new ulong[(width * groups.Count / 64) + 1];
        int[] distinct = new int[groups.Count];
        for (int i = 0; i < groupOf.Length; i++)
        {
            if (i % 65536 == 0)
                run.Check();

            long bit = (groupOf[i] * width) + rows![i];
            ulong mask = 1UL << (int)(bit & 63);
            ref ulong word = ref seen[bit >> 6];
            if ((word & mask) == 0)
            {
                word |= mask;
                distinct[groupOf[i]]++;
            }
        }

        return distinct;
    }

    private static IReadOnlyList<JoinedSide> Through(QueryRun run, IReadOnlyList<JoinedSide> sides, int[] rows) =>
    [
        .. sides.Select(side =>
        {
            if (side.Rows is not { } below)
                return new JoinedSide(side.Table, rows);

            run.Charge(4L * rows.Length);
            return new JoinedSide(side.Table, Array.ConvertAll(rows, row => below[row]));
        }),
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Ascends(int[] rows)
    {
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i] <= rows[i - 1])
                return false;
        }

        return true;
    }
}
