namespace Tally.Charts.Drawing;

/// <summary>The figures themselves beside the points of a single short line, when all of them find room.</summary>
internal static class PointValues
{
    private const int Most = 16;
    private const double Away = 9;

    public static bool Wanted(Chart chart) =>
        chart.Kind == ChartKind.Line && chart.Series.Count == 1 && chart.Series[0].Points.Count <= Most;

    public static void Draw(Sheet sheet, Frame frame)
    {
        var chart = sheet.Chart;
        if (!Wanted(chart))
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
            double half = TextWidth.Of(figures[i], Ink.SmallSize) / 2;
            var (before, after) = (i == 0 ? null : Slope(places[i - 1], places[i]), i == points.Count - 1 ? null : Slope(places[i], places[i + 1]));
            bool below = points.Count > 1 && before is not < 0 && after is not > 0 && (before > 0 || after < 0);
            below = below && places[i].Y + 24 < frame.Plot.Bottom;
            double aside = below ? 0 : Aside(before, after, half);
            double x = Math.Clamp(places[i].X + aside, frame.Plot.Left + 2 + half, Math.Max(frame.Plot.Left + 2 + half, sheet.Width - 4 - half));
            sheet.Text(x, places[i].Y + (below ? Away + 9 : -Away), figures[i], "value halo", "middle");
        }
    }

    /// <summary>Pixels down per pixel right; negative where the line rises.</summary>
    private static double? Slope((double X, double Y) from, (double X, double Y) to) => (to.Y - from.Y) / (to.X - from.X);

    /// <summary>Away from a line that climbs steeply through where the figure would stand.</summary>
    private static double Aside(double? before, double? after, double half)
    {
        double steep = (Away - 4) / half;
        bool rises = after < -steep;
        bool falls = before > steep;
        return rises && !falls ? -half * 0.8 : falls && !rises ? half * 0.8 : 0;
    }
}
