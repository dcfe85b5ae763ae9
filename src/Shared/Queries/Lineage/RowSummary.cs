using Tally.Datasets;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>The rows that feed a cell: how many, the first of them, their datasets and period.</summary>
internal sealed record RowSummary(
    int Count, IReadOnlyList<SourceRow> Rows, IReadOnlyList<DatasetRef> Datasets, Period? Period, IReadOnlyList<Condition> CommonLabels)
{
    public static RowSummary Empty { get; } = new(0, [], [], null, []);
}

/// <summary>Collects rows into a summary; a row that comes twice counts once.</summary>
internal sealed class RowCollector(QueryRun run) : IRowSink
{
    private readonly List<TableRows> _tables = [];
    private readonly List<(Table Table, int Row)> _first = [];
    private int _count;
    private int _visited;

    public void Add(Table table, int row)
    {
        if (++_visited % 8192 == 0)
            run.Check();

        if (!Of(table).Add(row))
            return;

        _count++;
        if (_first.Count < CellLineage.RowLimit)
            _first.Add((table, row));
    }

    public RowSummary Summarise()
    {
        if (_count == 0)
            return RowSummary.Empty;

        var period = new PeriodRange();
        foreach (var rows in _tables)
            rows.WidenPeriod(period);

        return new RowSummary(
            _count,
            [.. _first.Select(entry => RowLabels.SourceRow(entry.Table, entry.Row))],
            [.. _tables.SelectMany(rows => rows.Datasets).Distinct()],
            period.ToPeriod(),
            _tables is [var only] ? only.CommonLabels() : []);
    }

    private TableRows Of(Table table)
    {
        foreach (var rows in _tables)
        {
            if (ReferenceEquals(rows.Table, table))
                return rows;
        }

        _tables.Add(new TableRows(table));
        return _tables[^1];
    }
}
