namespace Tally.Charts.Drawing;

/// <summary>The figures themselves beside the points of a single short line, when all of them find room.</summary>
internal static class PointValues
{
    private const int Most = 16;
    private const double Away = 9;

    public static void Draw(Sheet sheet, Frame frame)
    {
        var chart = sheet.Chart;
        if (chart.Kind != ChartKind.Line || chart.Series.Count != 1 || chart.Series[0].Points.Count > Most)
            return;
        var points = chart.Series[0].Points;
        var places = points.Select(point => (X: frame.XOf(point.X), Y: frame.Plot.YOf(Position.Exact(point.Y)))).ToList();
        var figures = points.Select(point => sheet.Numbers.Value(point.Y, chart.Y.Unit == "%" ? "%" : null)).ToList();
        double widest = figures.Max(figure => TextWidth.Of(figure, Ink.SmallSize));
        double closest = places.Zip(places.Skip(1)).Select(pair => pair.Second.X - pair.First.X).DefaultIfEmpty(double.MaxValue).Min();
        if (widest + 6 > closest)
            return;

        for (int i = 0; i < points.Count; i++)
        {
            bool valley = (i == 0 || places[i - 1].Y < places[i].Y) && (i == points.Count - 1 || places[i + 1].Y < places[i].Y) && points.Count > 1;
            double y = valley && places[i].Y + 20 < frame.Plot.Bottom ? places[i].Y + Away + 9 : places[i].Y - Away;
            double half = TextWidth.Of(figures[i], Ink.SmallSize) / 2;
            double x = Math.Clamp(places[i].X, frame.Plot.Left + 2 + half, Math.Max(frame.Plot.Left + 2 + half, sheet.Width - 4 - half));
            sheet.Text(x, y, figures[i], "value halo", "middle");
        }
    }
}
