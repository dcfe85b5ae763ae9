using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Lineage;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>What a pass saw of the rows that feed each group, so that lineage need not look at them again.</summary>
internal sealed class PassEvidence(Table table, IReadOnlyList<TableColumn> labels, PassPart part, int[] codes)
{
    private readonly TableColumn? _timeColumn = PeriodRange.TimeColumn(table);

    public int[] Sizes { get; } = Array.ConvertAll(codes, part.CountOf);

    /// <summary>The period of all rows that were used.</summary>
    public Period? WholePeriod => Period(codes);

    public RowSummary Of(int group)
    {
        int code = codes[group];
        if (part.CountOf(code) == 0)
            return RowSummary.Empty;

        int[] first = part.FirstOf(code).ToArray();
        return new RowSummary(
            part.CountOf(code),
            [.. first.Select(row => RowLabels.SourceRow(table, row))],
            [.. part.FilesOf(code).Select(file => table.Parts[file].Profile.Ref).Distinct()],
            Period([code]),
            Common(code, first[0]));
    }

    private List<Condition> Common(int code, int first)
    {
        var common = new List<Condition>();
        if (RowLabels.OfFile(table) is { } file)
            common.Add(file);

        for (int label = 0; label < labels.Count; label++)
        {
            if (part.IsConstant(label, code))
                common.Add(Condition.Equal(labels[label].Name, labels[label].Cells[first].ToString()));
        }

        return common;
    }

    private Period? Period(int[] among)
    {
        if (_timeColumn is null)
            return null;

        var times = (PassExtremes)part.Measures[^1];
        var tally = new GroupTally();
        foreach (int code in among)
        {
            if (times.IsEmpty(code))
                continue;

            tally.Widen(times.Low(code));
            tally.Widen(times.High(code));
        }

        return new TimeTally(_timeColumn, [tally]).PeriodOf(0);
    }
}
