namespace Tally.Charts.Drawing;

/// <summary>
/// Names of lines written where the lines end, so that nobody has to match colours with a legend; pushed apart where ends
/// lie close.
/// </summary>
internal sealed class SeriesNames
{
    private const double Gap = 16;
    private const double Lead = 40;
    private const double Longest = 170;
    private const double LeastSheet = 480;

    private readonly Sheet _sheet;
    private readonly IReadOnlyList<string> _names;

    private SeriesNames(Sheet sheet, IReadOnlyList<string> names) => (_sheet, _names) = (sheet, names);

    /// <summary>Null where a legend above serves better: one series, points without lines, or little width.</summary>
    public static SeriesNames? Beside(Sheet sheet)
    {
        var chart = sheet.Chart;
        if (chart.Kind != ChartKind.Line || chart.Series.Count < 2 || sheet.Width < LeastSheet)
            return null;
        double most = Math.Min(Longest, sheet.Width * 0.28);
        return new SeriesNames(sheet, chart.Series.Select(series => Label.Shorten(Label.Clean(series.Name), most, Ink.TextSize)).ToList());
    }

    /// <summary>Room right of the plot.</summary>
    public double Width => Lead + _names.Max(name => TextWidth.Of(name, Ink.TextSize)) + 6;

    public void Draw(Frame frame)
    {
        var series = _sheet.Chart.Series;
        var ends = Enumerable.Range(0, series.Count).Where(i => series[i].Points.Count > 0)
            .Select(i => (Series: i, Y: frame.Plot.YOf(Position.Exact(series[i].Points[^1].Y))))
            .OrderBy(end => end.Y).ThenBy(end => end.Series).ToList();
        var places = Spread(ends.Select(end => end.Y).ToList(), frame.Plot.Top + 4, frame.Plot.Bottom - 4);
        for (int i = 0; i < ends.Count; i++)
        {
            var (index, y) = ends[i];
            double x = frame.XOf(series[index].Points[^1].X);
            if (x >= frame.Plot.Right - 16)
                _sheet.Line(x + 5, y, frame.Plot.Right + 10, places[i], "leader");
            PointsDrawing.Key(_sheet, frame.Plot.Right + 16, places[i], index);
            _sheet.Text(frame.Plot.Right + 34, places[i] + 4, _names[index], "key", full: Label.Clean(series[index].Name));
        }
    }

    /// <summary>The same heights in the same order, at least a line apart and as near to where they were as that allows.</summary>
    private static List<double> Spread(List<double> wanted, double top, double bottom)
    {
        double gap = Math.Min(Gap, (bottom - top) / Math.Max(1, wanted.Count - 1));
        var placed = wanted.ToList();
        for (int i = 0; i < placed.Count; i++)
            placed[i] = Math.Max(placed[i], i == 0 ? top : placed[i - 1] + gap);
        for (int i = placed.Count - 1; i >= 0; i--)
            placed[i] = Math.Min(placed[i], i == placed.Count - 1 ? bottom : placed[i + 1] - gap);
        return placed;
    }
}
