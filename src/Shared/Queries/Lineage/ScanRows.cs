using Tally.Ledger.Fit.Prose;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>The rows of one scanned table that feed the groups of a step, and the group each feeds; null rows are all of the table.</summary>
internal sealed record ScanRows(Table Table, int[]? Rows, Grouping Groups)
{
    /// <summary>Those of a grouping step, or null when its rows are not each one row, or one group of rows, of one table.</summary>
    public static ScanRows? Of(QueryRun run, FrameOrigin.Group group) =>
        Direct(group.Parent) is var (table, rows)
            ? new ScanRows(table, rows, group.Groups)
            : Flattened(run, group.Parent, group.Groups.GroupOf, group.Groups.Count);

    private static (Table Table, int[]? Rows)? Direct(Frame frame)
    {
        switch (frame.Origin)
        {
            case FrameOrigin.Scan scan:
                return (scan.Table, null);
            case FrameOrigin.Select select when Direct(select.Parent) is var (table, rows):
                return (table, rows is null ? select.Rows : Array.ConvertAll(select.Rows, row => rows[row]));
            case FrameOrigin.Project project:
                return Direct(project.Parent);
            case FrameOrigin.Window window:
                return Direct(window.Parent);
            default:
                return null;
        }
    }

    // Groups of groups: what feeds an inner group feeds the outer one that it is in.
    private static ScanRows? Flattened(QueryRun run, Frame frame, int[] groupOf, int groups)
    {
        switch (frame.Origin)
        {
            case FrameOrigin.Scan scan:
                return Numbered(run, scan.Table, groupOf, groups);
            case FrameOrigin.Select select:
                int[] ofParent = run.NewInts(select.Parent.Count);
                ofParent.AsSpan().Fill(-1);
                for (int i = 0; i < select.Rows.Length; i++)
                    ofParent[select.Rows[i]] = groupOf[i];

                return Flattened(run, select.Parent, ofParent, groups);
            case FrameOrigin.Passing passing:
                return Flattened(run, passing.Parent, groupOf, groups);
            case FrameOrigin.Project project:
                return Flattened(run, project.Parent, groupOf, groups);
            case FrameOrigin.Window window:
                return Flattened(run, window.Parent, groupOf, groups);
            case FrameOrigin.Group inner:
                run.Charge(4L * inner.Parent.Count);
                return Flattened(run, inner.Parent, Array.ConvertAll(inner.Groups.GroupOf, group => group < 0 ? -1 : groupOf[group]), groups);
            default:
                return null;
        }
    }

    private static ScanRows Numbered(QueryRun run, Table table, int[] groupOf, int groups)
    {
        int[] rows = run.NewInts(groupOf.Count(group => group >= 0));
        int[] of = run.NewInts(rows.Length);
        int[] first = new int[groups];
        first.AsSpan().Fill(-1);
        int at = 0;
        for (int row = 0; row < groupOf.Length; row++)
        {
            if (groupOf[row] < 0)
                continue;

            if (first[groupOf[row]] < 0)
                first[groupOf[row]] = at;

            rows[at] = row;
            of[at++] = groupOf[row];
        }

        return new ScanRows(table, rows, new Grouping(run, of, groups, first));
    }
}
