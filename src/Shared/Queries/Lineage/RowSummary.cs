using Tally.Columns;
using Tally.Datasets;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>The rows that feed a cell: how many, the first of them, their datasets and period.</summary>
internal sealed record RowSummary(
    int Count, IReadOnlyList<SourceRow> Rows, IReadOnlyList<DatasetRef> Datasets, Period? Period, IReadOnlyList<Condition> CommonLabels)
{
    public static RowSummary Empty { get; } = new(0, [], [], null, []);
}

/// <summary>Collects rows into a summary; a row that comes twice counts once.</summary>
internal sealed class RowCollector : IRowSink
{
    /// <summary>Beyond so many rows the labels that all have in common are no longer looked for.</summary>
    public const int MostLabelled = 10_000;

    private readonly Dictionary<Table, HashSet<int>> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Table Table, int Row)> _first = [];
    private int _count;

    public void Add(Table table, int row)
    {
        if (!_rows.TryGetValue(table, out var seen))
            _rows.Add(table, seen = []);

        if (!seen.Add(row))
            return;

        _count++;
        if (_first.Count < CellLineage.RowLimit)
            _first.Add((table, row));
    }

    public RowSummary Summarise()
    {
        if (_count == 0)
            return RowSummary.Empty;

        var datasets = new List<DatasetRef>();
        var period = new PeriodRange();
        foreach (var (table, rows) in _rows)
        {
            AddDatasets(table, rows, datasets);
            foreach (int row in rows)
                period.Add(table, row);
        }

        SourceRow[] first = [.. _first.Select(entry => RowLabels.SourceRow(entry.Table, entry.Row))];
        var common = _rows.Count == 1 && _count <= MostLabelled ? RowLabels.Common(_rows.First().Key, _rows.First().Value) : [];
        return new RowSummary(_count, first, datasets, period.ToPeriod(), common);
    }

    private static void AddDatasets(Table table, HashSet<int> rows, List<DatasetRef> datasets)
    {
        bool[] parts = new bool[table.Parts.Count];
        if (table.Parts.Count == 1)
        {
            parts[0] = true;
        }
        else
        {
            foreach (int row in rows)
                parts[table.PartOf(row)] = true;
        }

        for (int part = 0; part < parts.Length; part++)
        {
            var reference = table.Parts[part].Profile.Ref;
            if (parts[part] && !datasets.Contains(reference))
                datasets.Add(reference);
        }
    }
}
