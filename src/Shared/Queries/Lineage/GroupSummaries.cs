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

    private GroupSummaries(QueryRun run, ScanRows scan, TimeTally? time, IReadOnlyList<TableColumn> labels)
    {
        _table = scan.Table;
        _rows = scan.Rows;
        _time = time;
        _sizes = scan.Groups.Sizes(run);
        _first = FirstRows.Of(run, scan.Groups, _sizes);
        _labels = [.. labels.Select(column => (column, LabelConstancy.Of(run, column.Cells, scan.Rows, scan.Groups)))];
    }

    /// <summary>The summaries, or null when the step is over several tables or has too many groups to sum up at once.</summary>
    public static GroupSummaries? Of(QueryRun run, FrameOrigin.Group group)
    {
        if (group.Groups.Count > MostGroups || ScanRows.Of(run, group) is not { } scan || scan.Table.Parts.Count > 1)
            return null;

        var time = TimeTally.Of(run, scan.Table, scan.Rows, scan.Groups);
        if (time is null && PeriodRange.TimeColumn(scan.Table) is not null)
            return null;

        // A key is in the coordinates already.
        string[] keys = [.. group.Keys.Select(key => SourceColumns.Of(group.Parent, key)?.Column.Name).OfType<string>()];
        return new GroupSummaries(run, scan, time, [.. scan.Table.Columns.Where(column => column.IsLabel && !keys.Contains(column.Name))]);
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
}
