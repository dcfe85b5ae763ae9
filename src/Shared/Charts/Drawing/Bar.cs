namespace Tally.Charts.Drawing;

/// <summary>One bar before it has a direction: its place and the lane within it, and the values it spans.</summary>
/// <param name="Lane">Which of the group's bars it is; 0 where bars are stacked.</param>
internal sealed record Bar(int Series, ChartPoint Point, int Lane, decimal From, decimal To)
{
    public static IReadOnlyList<Bar> Of(Chart chart) => chart.Kind == ChartKind.Stacked ? Stacked(chart) : Grouped(chart);

    public static int Lanes(Chart chart) => chart.Kind == ChartKind.Stacked ? 1 : chart.Series.Count;

    private static List<Bar> Grouped(Chart chart) => chart.Series
        .SelectMany((series, index) => series.Points.Select(point => new Bar(index, point, index, 0, Position.Exact(point.Y)))).ToList();

    /// <summary>Positive values pile up from zero, negative ones pile down.</summary>
    private static List<Bar> Stacked(Chart chart)
    {
        var bars = new List<Bar>();
        var tops = new Dictionary<(Columns.CellValue X, bool Below), decimal>();
        for (int i = 0; i < chart.Series.Count; i++)
        {
            foreach (var point in chart.Series[i].Points)
            {
                decimal value = Position.Exact(point.Y);
                decimal from = tops.GetValueOrDefault((point.X, value < 0));
                tops[(point.X, value < 0)] = from + value;
                bars.Add(new Bar(i, point, 0, from, from + value));
            }
        }

        return bars;
    }
}
