using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

internal interface IRowSink
{
    void Add(Table table, int row);
}

/// <summary>Walks from a row of a frame down to the rows of the scanned tables that feed it.</summary>
internal static class FeedingRows
{
    public static void Visit(Frame frame, int row, IRowSink sink)
    {
        while (true)
        {
            switch (frame.Origin)
            {
                case FrameOrigin.Scan scan:
                    sink.Add(scan.Table, row);
                    return;
                case FrameOrigin.Select select:
                    (frame, row) = (select.Parent, select.Rows[row]);
                    break;
                case FrameOrigin.Passing passing:
                    frame = passing.Parent;
                    break;
                case FrameOrigin.Project project:
                    frame = project.Parent;
                    break;
                case FrameOrigin.Window window:
                    frame = window.Parent;
                    break;
                case FrameOrigin.Concat concat when row < concat.First.Count:
                    frame = concat.First;
                    break;
                case FrameOrigin.Concat concat:
                    (frame, row) = (concat.Second, row - concat.First.Count);
                    break;
                case FrameOrigin.Join join:
                    if (join.LeftRows[row] >= 0)
                        Visit(join.Left, join.LeftRows[row], sink);

                    if (join.RightRows[row] < 0)
                        return;

                    (frame, row) = (join.Right, join.RightRows[row]);
                    break;
                case FrameOrigin.Group group:
                    foreach (int member in group.Groups.RowsOf(row))
                        Visit(group.Parent, member, sink);

                    return;
                default:
                    return;
            }
        }
    }
}
