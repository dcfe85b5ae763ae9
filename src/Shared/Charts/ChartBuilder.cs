using Tally.Columns;
using Tally.Ledger;
using Tally.Queries;

namespace Tally.Charts;

/// <summary>Turns what the model asked for into a chart of ledger cells, or says why it cannot be drawn.</summary>
public static class ChartBuilder
{
    /// <summary>The same, finding the entry the specification names.</summary>
    public static ChartOutcome Build(ChartSpec spec, IReadOnlyList<LedgerEntry> ledger)
    {
        var ids = ledger.Select(entry => entry.Id).ToList();
        var entry = ledger.FirstOrDefault(entry => entry.Id == spec.ResultId);
        return entry is null
            ? new ChartOutcome.Refused("unknown-result", $"There is no result \"{spec.ResultId}\"; {Known(ids)}", ids)
            : Build(spec, entry);
    }

    /// <summary>Plots cells of <paramref name="entry"/> and nothing else.</summary>
    public static ChartOutcome Build(ChartSpec spec, LedgerEntry entry)
    {
        var (columns, refused) = ChartColumns.Find(spec, entry);
        if (columns is null)
            return refused!;
        refused = ChartChecks.BeforePlotting(spec.Kind, columns);
        if (refused is not null)
            return refused;

        var x = new ChartAxis(columns.Name(columns.X), AxisScale(spec.Kind, columns), columns.Result.Columns[columns.X].Unit);
        var series = SeriesOf(columns, x.Scale, spec.Kind);
        var chart = new Chart
        {
            Id = spec.Id,
            Kind = spec.Kind,
            Title = spec.Title,
            ResultId = entry.Id,
            X = x,
            Y = new ChartAxis(columns.Y.Count == 1 ? columns.Name(columns.Y[0]) : "", ChartScale.Number, UnitOf(columns)),
            Series = series,
            Places = Places(columns, x.Scale),
            Sources = entry.Result.Used.Where(use => use.RowsUsed > 0).Select(use => use.Dataset).ToList(),
            Missing = (columns.Result.Rows.Count * columns.Y.Count) - series.Sum(one => one.Points.Count),
        };
        return ChartChecks.AfterPlotting(chart) ?? (ChartOutcome)new ChartOutcome.Built(chart);
    }

    private static ChartScale AxisScale(ChartKind kind, ChartColumns columns)
    {
        var scale = columns.ScaleOf(columns.X);
        bool hasPlaces = kind is ChartKind.Bar or ChartKind.Stacked or ChartKind.Pie;
        return scale == ChartScale.Number && hasPlaces ? ChartScale.Category : scale;
    }

    private static List<ChartSeries> SeriesOf(ChartColumns columns, ChartScale scale, ChartKind kind)
    {
        var rows = Enumerable.Range(0, columns.Result.Rows.Count).Where(row => HasPlace(columns, row, scale)).ToList();
        if (kind != ChartKind.Scatter && scale != ChartScale.Category)
            rows = [.. rows.OrderBy(row => Position.Of(columns.Cell(row, columns.X)))];
        return columns.Series is { } splitter
            ? rows.GroupBy(row => columns.Cell(row, splitter)).OrderBy(group => group.Min())
                .Select(group => OneSeries(columns, group.Key.ToString(), columns.Y[0], group)).ToList()
            : columns.Y.Select(y => OneSeries(columns, columns.Name(y), y, rows)).ToList();
    }

    private static ChartSeries OneSeries(ChartColumns columns, string name, int y, IEnumerable<int> rows)
    {
        var valued = rows.ToLookup(row => !columns.Cell(row, y).IsNull);
        var points = valued[true].Select(row => new ChartPoint(columns.Cell(row, columns.X), columns.Cell(row, y), row, columns.Reference(row, y)));
        return new ChartSeries(name, columns.Name(y), points.ToList())
        {
            Gaps = valued[false].Select(row => columns.Cell(row, columns.X)).ToList(),
        };
    }

    private static List<CellValue> Places(ChartColumns columns, ChartScale scale)
    {
        var places = columns.Result.Rows.Select(row => row[columns.X]).Distinct();
        return scale == ChartScale.Category ? places.ToList() : [.. places.Where(place => !place.IsNull).OrderBy(Position.Of)];
    }

    /// <summary>A row without x can stand among categories, under their name for nothing, but nowhere along a line.</summary>
    private static bool HasPlace(ChartColumns columns, int row, ChartScale scale) =>
        scale == ChartScale.Category || !columns.Cell(row, columns.X).IsNull;

    private static string? UnitOf(ChartColumns columns) =>
        columns.Y.Select(y => columns.Result.Columns[y].Unit).FirstOrDefault(unit => unit is not null);

    private static string Known(List<string> ids) =>
        ids.Count == 0 ? "nothing has been queried yet." : $"there are {string.Join(", ", ids)}.";
}
