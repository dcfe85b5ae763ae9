using System.Globalization;
using System.Text;

namespace Tally.Charts.Drawing;

/// <summary>Lines and scatter: points on two continuous axes.</summary>
internal static class PointsDrawing
{
    private const int MarkedPoints = 60;
    private const int Ticks = 6;

    public static void Draw(Sheet sheet)
    {
        var chart = sheet.Chart;
        var values = chart.Series.SelectMany(series => series.Points).Select(point => Position.Exact(point.Y)).ToList();
        var scale = ValueScale.Over(values, mustHoldZero: false, Ticks);
        if (PointValues.Wanted(chart))
            scale = scale.WithRoom(values);
        if (scale.From > 0 || scale.To < 0)
            sheet.Note(string.Format(CultureInfo.InvariantCulture, sheet.Words.BeginsAt, sheet.Numbers.Tick(scale.From, chart.Y.Unit, scale.Decimals)));
        var names = SeriesNames.Beside(sheet);
        if (chart.Series.Count > 1 && names is null)
            Legend.Draw(sheet, (x, y, series) => Key(sheet, x, y + 6, series));

        var frame = new Frame(sheet, scale, PlaceAxis.Of(sheet, bars: false), names?.Width ?? Sheet.Margin + 4);
        frame.DrawGrid();
        if (chart.Kind == ChartKind.Line)
        {
            for (int i = 0; i < chart.Series.Count; i++)
                Stroke(sheet, frame, i);
        }

        bool marked = chart.Kind == ChartKind.Scatter || chart.Series.Max(series => series.Points.Count) <= MarkedPoints;
        for (int i = 0; i < chart.Series.Count; i++)
            Marks(sheet, frame, i, marked);
        PointValues.Draw(sheet, frame);
        names?.Draw(frame);
        frame.DrawPlaces();
    }

    /// <summary>A sample of the series' line and mark, 12 wide.</summary>
    public static void Key(Sheet sheet, double x, double y, int series)
    {
        if (sheet.Chart.Kind == ChartKind.Line)
            Strokes(sheet, $"M{Sheet.N(x - 2)} {Sheet.N(y)}h16", series);
        Marker.Draw(sheet, x + 6, y, 3.5, series, Shape(sheet, series));
    }

    private static void Stroke(Sheet sheet, Frame frame, int series)
    {
        var one = sheet.Chart.Series[series];
        var gaps = one.Gaps.Where(frame.Places.Holds).Select(frame.XOf).ToList();
        var data = new StringBuilder();
        double? before = null;
        foreach (var point in one.Points)
        {
            var (x, y) = (frame.XOf(point.X), frame.Plot.YOf(Position.Exact(point.Y)));
            bool joined = before is { } left && !gaps.Exists(gap => gap > left && gap < x);
            data.Append(joined ? 'L' : 'M').Append(Sheet.N(x)).Append(' ').Append(Sheet.N(y));
            before = x;
        }

        if (one.Points.Count > 1)
            Strokes(sheet, data.ToString(), series);
    }

    private static void Strokes(Sheet sheet, string path, int series)
    {
        foreach (string stroke in Ink.Strokes(series))
            sheet.Path(path, stroke);
    }

    private static void Marks(Sheet sheet, Frame frame, int series, bool marked)
    {
        var chart = sheet.Chart;
        string name = chart.Series.Count > 1 ? $"{Label.Clean(chart.Series[series].Name)}, " : "";
        double size = Size(chart, marked);
        foreach (var point in chart.Series[series].Points)
        {
            string tip = name + Description.Point(point, chart, sheet.Numbers, sheet.Words);
            Marker.Draw(sheet, frame.XOf(point.X), frame.Plot.YOf(Position.Exact(point.Y)), size, series, Shape(sheet, series), tip);
        }
    }

    /// <summary>Smaller the more there are, so that a crowd still shows its shape.</summary>
    private static double Size(Chart chart, bool marked) => chart.Kind == ChartKind.Scatter
        ? chart.Series.Sum(series => series.Points.Count) switch { > 600 => 2, > 200 => 3, _ => 4.5 }
        : marked ? 3.5 : 1.2;

    private static int Shape(Sheet sheet, int series) => sheet.Chart.Kind == ChartKind.Scatter ? series : series / 8;
}
