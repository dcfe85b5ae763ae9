using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>
/// The feeding rows of all groups of a step over one table, summed up in a few passes over arrays: millions of rows cost
/// their count, their first few, their datasets and their period, and no list.
/// </summary>
internal sealed class GroupSummaries
{
    private const int MostGroups = 20_000;
    private readonly Table _table;
    private readonly int[]? _rows;
    private readonly TimeTally? _time;
    private readonly int[] _sizes;
    private readonly List<int>[] _first;
    private readonly List<(TableColumn Column, bool[] Constant)> _labels;

    private GroupSummaries(QueryRun run, Table table, int[]? rows, Grouping groups, TimeTally? time)
    {
        _table = table;
        _rows = rows;
        _time = time;
        _sizes = groups.Sizes(run);
        _first = First(groups, _sizes);
        _labels = [.. table.Columns.Where(column => column.IsLabel).Select(column => (column, LabelConstancy.Of(run, column.Cells, rows, groups)))];
    }

    /// <summary>The summaries, or null when the step is over several tables or has too many groups to sum up at once.</summary>
    public static GroupSummaries? Of(QueryRun run, FrameOrigin.Group group)
    {
        if (group.Groups.Count > MostGroups || ScanOf(group.Parent) is not { } scan || scan.Table.Parts.Count > 1)
            return null;

        var time = TimeTally.Of(run, scan.Table, scan.Rows, group.Groups);
        return time is null && PeriodRange.TimeColumn(scan.Table) is not null ? null : new GroupSummaries(run, scan.Table, scan.Rows, group.Groups, time);
    }

    public RowSummary Of(int group)
    {
        if (_sizes[group] == 0)
            return RowSummary.Empty;

        return new RowSummary(
            _sizes[group],
            [.. _first[group].Select(row => RowLabels.SourceRow(_table, TableRow(row)))],
            [_table.Parts[0].Profile.Ref],
            _time?.PeriodOf(group),
            Common(group));
    }

    private int TableRow(int row) => _rows is null ? row : _rows[row];

    private List<Condition> Common(int group)
    {
        var common = new List<Condition>();
        if (RowLabels.OfFile(_table) is { } file)
            common.Add(file);

        foreach (var (column, constant) in _labels)
        {
            if (constant[group])
                common.Add(Condition.Equal(column.Name, column.Cells[TableRow(_first[group][0])].ToString()));
        }

        return common;
    }

    private static List<int>[] First(Grouping groups, int[] sizes)
    {
        List<int>[] first = [.. sizes.Select(size => new List<int>(Math.Min(size, CellLineage.RowLimit)))];
        int open = sizes.Count(size => size > 0);
        for (int row = 0; row < groups.GroupOf.Length && open > 0; row++)
        {
            int group = groups.GroupOf[row];
            if (first[group].Count >= CellLineage.RowLimit)
                continue;

            first[group].Add(row);
            if (first[group].Count == Math.Min(sizes[group], CellLineage.RowLimit))
                open--;
        }

        return first;
    }

    /// <summary>The rows of the one table that a frame's rows are, row by row; null rows are all of them.</summary>
    private static (Table Table, int[]? Rows)? ScanOf(Frame frame)
    {
        switch (frame.Origin)
        {
            case FrameOrigin.Scan scan:
                return (scan.Table, null);
            case FrameOrigin.Select select when ScanOf(select.Parent) is var (table, rows):
                return (table, rows is null ? select.Rows : Array.ConvertAll(select.Rows, row => rows[row]));
            case FrameOrigin.Project project:
                return ScanOf(project.Parent);
            case FrameOrigin.Window window:
                return ScanOf(window.Parent);
            default:
                return null;
        }
    }
}
