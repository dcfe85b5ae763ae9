using Tally.Columns;
using Tally.Ledger.Fit.Prose;
using Tally.Queries.Execution.Filters;
using Tally.Queries.Expressions;
using Tally.Queries.Functions;
using Tally.Queries.Lineage;
using Tally.Queries.Planning;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution.Groups;

/// <summary>
/// WHERE and GROUP BY of one table in a single pass over its arrays, for the questions most often asked: conditions against
/// literals, keys with small codes, counts, sums, averages and extremes. Gives what the steps give one by one, lineage included.
/// </summary>
internal static class GroupPass
{
    private const int MostGroups = 1 << 14;
    private const int MostFilesByGroups = 1 << 20;
    private const int FewRows = 64 * 1024;

    /// <summary>The groups, or null when the plan is not of that shape.</summary>
    public static Frame? TryRun(PlanRunner runner, Plan.Group group)
    {
        var (scan, conjuncts) = group.Input switch
        {
            Plan.Scan direct => (direct, []),
            Plan.Filter { Input: Plan.Scan below } filter => (below, filter.Conjuncts),
            _ => (null, (IReadOnlyList<Expression>)[]),
        };
        if (scan is null || !group.Keys.All(key => key is ColumnExpression) || !group.Aggregates.All(IsSimple))
            return null;

        var input = runner.Execute(scan);
        if (ShapeOf(runner.Run, scan.Table, group, conjuncts, input) is not { } shape)
            return null;

        var conditions = ConditionReader.Read(runner, input, conjuncts);
        FilterAdvice.Give(runner.Run, input, conditions);
        ColumnAdvice.Give(runner.Run, input, group.Aggregates);
        var part = Fold(runner.Run, shape, input.Count);
        int[] codes = group.Always && part.Met.Count == 0 ? [0] : [.. part.Met];
        var evidence = new PassEvidence(scan.Table, Labels(scan.Table, group, input), part, codes);
        runner.Run.Notes.Use(scan.ScanId, conjuncts.Count == 0
            ? new ScanUse(scan.Table, null)
            : new ScanUse(scan.Table, new Lazy<int[]>(() => Passing(runner, input, conjuncts)), [.. part.UsedByFile], evidence.WholePeriod));

        var parent = conjuncts.Count == 0 ? input : input with { Origin = new FrameOrigin.Passing(input, conditions) };
        var groups = new Grouping(
            runner.Run,
            () => GroupOf(runner.Run, shape, input.Count, codes),
            codes.Length,
            [.. codes.Select(code => part.CountOf(code) == 0 ? -1 : part.FirstOf(code)[0])],
            evidence);
        Vector[] columns =
        [
            .. group.Keys.Select(key => new SelectedVector(input.Columns[((ColumnExpression)key).Slot], groups.FirstRows)),
            .. group.Aggregates.Select((aggregate, index) => new CellVector(aggregate.Type, Cells(runner.Run, aggregate, input, part, index, codes))),
        ];
        return new Frame(columns, codes.Length, new FrameOrigin.Group(parent, groups, group.Keys, group.Aggregates), GroupStep.SourcesOf(group, input));
    }

    private static bool IsSimple(AggregateExpression aggregate) =>
        aggregate is { Filter: null, Distinct: false, Function.Name: "COUNT" or "SUM" or "AVG" or "MEAN" or "MIN" or "MAX" }
        && aggregate.Arguments is [] or [ColumnExpression];

    private static PassShape? ShapeOf(QueryRun run, Table table, Plan.Group group, IReadOnlyList<Expression> conjuncts, Frame input)
    {
        var keys = new List<PassKey>();
        long groups = 1;
        foreach (var key in group.Keys)
        {
            if (PassKey.Of(run, input.Columns[((ColumnExpression)key).Slot]) is not { } coded || (groups *= coded.Cardinality) > MostGroups)
                return null;

            keys.Add(coded);
        }

        // A table of groups that is larger than the rows are many costs more than it saves.
        if (groups > Math.Max(256, input.Count))
            return null;

        var conditions = conjuncts.Select(conjunct => PredicateKernel.Of(run, conjunct, input)).OfType<PredicateKernel>().ToList();
        if (conditions.Count < conjuncts.Count || (table.Parts.Count > 1 && groups * table.Parts.Count > MostFilesByGroups))
            return null;

        var measures = group.Aggregates.Select(aggregate => MeasureOf(run, aggregate, input, (int)groups)).ToList();
        if (PeriodRange.TimeColumn(table) is { } time)
            measures.Add(time.Cells is NumberVector or MomentVector or DateVector ? Extremes(run, time.Cells, (int)groups) : null);

        return measures.Any(measure => measure is null)
            ? null
            : new PassShape(table, conditions, keys, (int)groups, measures!, [.. Labels(table, group, input).Select(label => label.Cells)]);
    }

    private static Func<PassPart, PassMeasure>? MeasureOf(QueryRun run, AggregateExpression aggregate, Frame input, int groups)
    {
        if (aggregate.Arguments is not [ColumnExpression column])
            return _ => PassMeasure.None;

        var vector = input.Columns[column.Slot];
        switch (aggregate.Function.Name, vector)
        {
            case ("COUNT", _):
                bool hasNulls = Lane.Of(run, vector)?.Range.HasNulls ?? true;
                return part => new PassPresent(part, groups, vector, hasNulls);
            case ("SUM" or "AVG" or "MEAN", NumberVector):
                var lane = Lane.Of(run, vector);
                return part => PassSum.Of(part, groups, lane)!;
            case ("MIN" or "MAX", NumberVector):
                return Extremes(run, vector, groups);
            default:
                return null;
        }
    }

    private static Func<PassPart, PassMeasure> Extremes(QueryRun run, Vector vector, int groups)
    {
        var lane = Lane.Of(run, vector);
        return _ => PassExtremes.Of(groups, lane)!;
    }

    // A key is in the coordinates already.
    private static TableColumn[] Labels(Table table, Plan.Group group, Frame input)
    {
        string[] keys = [.. group.Keys.Select(key => SourceColumns.Of(input, key)?.Column.Name).OfType<string>()];
        return [.. table.Columns.Where(column => column.IsLabel && !keys.Contains(column.Name))];
    }

    private static PassPart Fold(QueryRun run, PassShape shape, int count)
    {
        int threads = count < FewRows ? 1 : Math.Max(1, run.Limits.MaxParallelism);
        int share = Math.Max(1, (int)(((long)count + threads - 1) / threads));
        run.Charge((long)threads * shape.Groups * ((4 * (CellLineage.RowLimit + 1)) + (20 * shape.Measures.Count) + shape.Labels.Count));
        var parts = new PassPart[Math.Max(1, (int)(((long)count + share - 1) / share))];
        parts[0] = new PassPart(run, shape);
        run.ForRows(count, share, (start, end) =>
        {
            var part = start == 0 ? parts[0] : new PassPart(run, shape);
            part.Run(start, end);
            parts[start / share] = part;
        });
        foreach (var part in parts.Skip(1))
            parts[0].Merge(part);

        return parts[0];
    }

    private static CellValue[] Cells(QueryRun run, AggregateExpression aggregate, Frame input, PassPart part, int index, int[] codes)
    {
        var cells = run.NewCells(codes.Length);
        var measure = part.Measures[index];
        if (aggregate.Arguments.Count == 0)
        {
            for (int group = 0; group < cells.Length; group++)
                cells[group] = CellValue.Of((decimal)part.CountOf(codes[group]));

            return cells;
        }

        var vector = input.Columns[((ColumnExpression)aggregate.Arguments[0]).Slot];
        var sums = measure is PassSum ? new SumAccumulator(codes.Length, aggregate.Function.Name != "SUM", approximate: false) : null;
        for (int group = 0; group < cells.Length; group++)
        {
            int code = codes[group];
            switch (measure)
            {
                case PassSum sum:
                    sums!.AddExact(group, sum.SumOf(code), ((NumberVector)vector).Scale, sum.CountOf(code));
                    cells[group] = GroupStep.ResultOf(sums, group, aggregate);
                    break;
                case PassExtremes extremes when !extremes.IsEmpty(code):
                    long extreme = aggregate.Function.Name == "MIN" ? extremes.Low(code) : extremes.High(code);
                    cells[group] = CellValue.Of(NumberColumn.ToDecimal(extreme, ((NumberVector)vector).Scale));
                    break;
                case PassPresent present:
                    cells[group] = CellValue.Of((decimal)present.CountOf(code));
                    break;
            }
        }

        return cells;
    }

    private static int[] Passing(PlanRunner runner, Frame input, IReadOnlyList<Expression> conjuncts)
    {
        int[]? rows = null;
        foreach (var conjunct in conjuncts)
            rows = FilterStep.Keep(runner, input, conjunct, rows);

        return rows ?? [];
    }

    // Only what looks at every row of a group again asks for this: joins over groups, and rows on request.
    private static int[] GroupOf(QueryRun run, PassShape shape, int count, int[] codes)
    {
        int[] numbers = new int[shape.Groups];
        for (int group = 0; group < codes.Length; group++)
            numbers[codes[group]] = group;

        int[] groupOf = run.NewInts(count);
        groupOf.AsSpan().Fill(-1);
        run.ForRows(count, 4096, (start, end) =>
        {
            int[] rows = new int[end - start], coded = new int[end - start];
            int length = shape.Select(rows, start, end);
            if (length == 0)
                return;

            for (int key = 0; key < shape.Keys.Count; key++)
                shape.Keys[key].Combine(rows.AsSpan(0, length), coded, onTop: key > 0);

            for (int i = 0; i < length; i++)
                groupOf[rows[i]] = numbers[coded[i]];
        });
        return groupOf;
    }
}
