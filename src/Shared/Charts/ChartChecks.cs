using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit;
using Tally.Ledger.References;
using Tally.Ledger;
using static Tally.Charts.ChartOutcome;

namespace Tally.Charts;

/// <summary>What would make a chart wrong, misleading or unreadable.</summary>
internal static class ChartChecks
{
    /// <summary>Beyond this a value cannot be placed on an axis of exact ticks.</summary>
    private const double Largest = 1e24;

    public static Refused? BeforePlotting(ChartKind kind, ChartColumns columns) =>
        Rows(columns) ?? Numbers(columns) ?? Units(columns) ?? OneValue(kind, columns) ?? Ordered(kind, columns);

    public static Refused? AfterPlotting(Chart chart) => Size(chart) ?? Values(chart) ?? Repeats(chart) ?? Slices(chart);

    private static Refused? Rows(ChartColumns columns) => columns.Result.Rows.Count == 0
        ? Refuse("no-rows", $"{columns.Entry.Id} has no rows, so there is nothing to draw.")
        : null;

    private static Refused? Numbers(ChartColumns columns)
    {
        foreach (int y in columns.Y)
        {
            var cells = columns.Result.Rows.Select(row => row[y]).Where(cell => !cell.IsNull).ToList();
            if (cells.Any(cell => !cell.IsNumeric))
            {
                return new Refused("not-a-number", $"Column \"{columns.Name(y)}\" of {columns.Entry.Id} does not hold numbers.", NumericNames(columns));
            }

            if (cells.Any(cell => !(Math.Abs(Position.Of(cell)) <= Largest)))
                return Refuse("out-of-range", $"Column \"{columns.Name(y)}\" of {columns.Entry.Id} holds values too large to be drawn.");
            if (Laundered(columns, y) is { } reason)
                return Refuse("constant", reason);
        }

        return null;
    }

    /// <summary>What the gate would refuse to quote is not drawn either. Cells of one column mostly share how they came to be.</summary>
    private static string? Laundered(ChartColumns columns, int y) =>
        columns.Entry.Source is not (LedgerSource.Query or LedgerSource.Calculation) ? null : Enumerable.Range(0, columns.Result.Rows.Count)
            .Where(row => !columns.Cell(row, y).IsNull)
            .Select(row => new LedgerCell(columns.Entry, row, y))
            .DistinctBy(cell => (cell.Lineage.Origin, string.Join(' ', cell.Lineage.Constants)))
            .Select(Laundering.Refusal)
            .FirstOrDefault(reason => reason is not null);

    private static Refused? Units(ChartColumns columns)
    {
        var units = columns.Y.Select(y => columns.Result.Columns[y].Unit).Where(unit => unit is not null).Distinct().ToList();
        return units.Count > 1
            ? Refuse("mixed-units", $"The columns do not share a unit ({string.Join(", ", units)}); draw one chart a unit.")
            : null;
    }

    private static Refused? OneValue(ChartKind kind, ChartColumns columns) =>
        columns.Y.Count > 1 && (columns.Series is not null || kind == ChartKind.Pie)
            ? Refuse("several-values", "Name one column in y when series is set or the kind is pie.")
            : kind == ChartKind.Pie && columns.Series is not null
                ? Refuse("several-values", "A pie has no series: x names its slices.")
                : null;

    private static Refused? Ordered(ChartKind kind, ChartColumns columns) =>
        kind == ChartKind.Scatter && columns.ScaleOf(columns.X) == ChartScale.Category
            ? new Refused("not-ordered", "A scatter chart needs numbers or dates in x; use a bar chart for names.", NumericNames(columns))
            : null;

    private static Refused? Size(Chart chart)
    {
        if (chart.Series.Sum(series => series.Points.Count) > ChartLimits.Points)
            return Refuse("too-many-points", $"A chart holds at most {ChartLimits.Points} points; group or filter the query first.");
        if (chart.Series.Count > ChartLimits.Series)
            return Refuse("too-many-series", $"A chart holds at most {ChartLimits.Series} series; keep the largest or filter the query first.");
        if (chart.Kind is ChartKind.Bar or ChartKind.Stacked && chart.Places.Count > ChartLimits.Categories)
            return Refuse("too-many-categories", $"A chart holds at most {ChartLimits.Categories} bars along its axis; keep the largest or use a line.");
        return chart.Kind == ChartKind.Pie && chart.Places.Count > ChartLimits.Slices
            ? Refuse("too-many-categories", $"A pie holds at most {ChartLimits.Slices} slices; use a bar chart.")
            : null;
    }

    private static Refused? Values(Chart chart) => chart.Series.All(series => series.Points.Count == 0)
        ? Refuse("no-values", $"The columns of {chart.ResultId} that were named are empty, so there is nothing to draw.")
        : null;

    private static Refused? Repeats(Chart chart)
    {
        if (chart.Kind == ChartKind.Scatter)
            return null;
        foreach (var series in chart.Series)
        {
            var repeated = series.Points.GroupBy(point => point.X).FirstOrDefault(group => group.Count() > 1);
            if (repeated is not null)
            {
                return Refuse(
                    "repeated-x",
                    $"{chart.ResultId} has {repeated.Count()} rows where {chart.X.Title} is \"{repeated.Key}\"; name the column that tells them apart in series, or aggregate.");
            }
        }

        return null;
    }

    private static Refused? Slices(Chart chart)
    {
        if (chart.Kind != ChartKind.Pie)
            return null;
        var values = chart.Series[0].Points.Select(point => Position.Of(point.Y)).ToList();
        return values.Any(value => value < 0) || values.Sum() <= 0
            ? Refuse("negative-slice", "A pie shows the parts of a whole, so its values cannot be negative or all zero; use a bar chart.")
            : null;
    }

    private static List<string> NumericNames(ChartColumns columns) => columns.Result.Columns
        .Where(column => column.Type is ColumnType.Integer or ColumnType.Decimal).Select(column => column.Name).ToList();

    private static Refused Refuse(string code, string message) => new(code, message, []);
}
