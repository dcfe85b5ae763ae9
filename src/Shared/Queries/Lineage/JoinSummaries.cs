using Tally.Queries.Execution.Groups;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>
/// The feeding rows of all groups of a step over joined tables, summed up in a few passes over arrays, as
/// <see cref="GroupSummaries"/> does for one table: a row that is joined several times counts once.
/// </summary>
internal sealed class JoinSummaries
{
    private const int MostGroups = 20_000;
    private const long MostBits = 1L << 28;
    private readonly QueryRun _run;
    private readonly Frame _joined;
    private readonly List<int>[] _first;
    private readonly List<(JoinedSide Side, int[] Distinct, TimeTally? Time)> _sides;

    private JoinSummaries(QueryRun run, Frame joined, Grouping groups, IReadOnlyList<JoinedSide> sides)
    {
        (_run, _joined) = (run, joined);
        int[] sizes = groups.Sizes(run);
        _first = FirstRows.Of(run, groups, sizes);
        _sides = [.. sides.Select(side => (side, side.DistinctByGroup(run, groups, sizes), TimeTally.Of(run, side.Table, side.Rows, groups)))];
    }

    /// <summary>The summaries, or null when the step is not over several tables, each a row of every joined row, and each of one file.</summary>
    public static JoinSummaries? Of(QueryRun run, FrameOrigin.Group group)
    {
        if (group.Groups.Count is 0 or > MostGroups || JoinedSide.Of(run, group.Parent) is not { Count: > 1 } sides)
            return null;

        bool fits = sides.Any(side => side.IsAscending) && sides.All(side => side.Table.Parts.Count == 1
            && (side.IsAscending || (long)side.Table.RowCount * group.Groups.Count <= MostBits)
            && (PeriodRange.TimeColumn(side.Table) is not { } time || Lane.Of(run, time.Cells) is not null));
        return fits && sides.Select(side => side.Table).Distinct().Count() == sides.Count
            ? new JoinSummaries(run, group.Parent, group.Groups, sides)
            : null;
    }

    public RowSummary Of(int group)
    {
        if (_first[group].Count == 0)
            return RowSummary.Empty;

        // Each joined row has a row that none before it has, of the side that ascends: the first of all rows are in the first joined.
        var first = new RowCollector(_run);
        foreach (int row in _first[group])
            FeedingRows.Visit(_joined, row, first);

        var period = new PeriodRange();
        int count = 0;
        foreach (var (_, distinct, time) in _sides)
        {
            count += distinct[group];
            time?.Widen(period, group);
        }

        return new RowSummary(
            count,
            first.Summarise().Rows,
            [.. _sides.Select(side => side.Side.Table.Parts[0].Profile.Ref).Distinct()],
            period.ToPeriod(),
            []);
    }
}
