namespace Tally.Charts.Drawing;

/// <summary>A pie with a list of its slices beside it. No percentages: they would be figures that nobody queried.</summary>
internal static class PieDrawing
{
    private const double Row = 20;
    private const double LeastBeside = 460;
    private const double Sliver = 3;

    public static void Draw(Sheet sheet)
    {
        var points = sheet.Chart.Series[0].Points;
        double radius = Math.Clamp(sheet.Inner * 0.22, 80, 150);
        bool beside = sheet.Width >= LeastBeside;
        double top = sheet.Y + 4;
        Slices(sheet, points, beside ? Sheet.Margin + radius : sheet.Width / 2, top + radius, radius);
        double below = top + (2 * radius) + 12;
        double listTop = beside ? Math.Max(top, top + radius - (points.Count * Row / 2) - 10) : below;
        sheet.Y = Math.Max(below, List(sheet, points, beside ? Sheet.Margin + (2 * radius) + 32 : Sheet.Margin, listTop));
    }

    private static void Slices(Sheet sheet, IReadOnlyList<ChartPoint> points, double x, double y, double radius)
    {
        double total = points.Sum(point => Position.Of(point.Y));
        double from = 0;
        for (int i = 0; i < points.Count; i++)
        {
            double to = from + (Position.Of(points[i].Y) / total);
            // The line around a sliver would cover it.
            string line = (to - from) * 2 * Math.PI * radius > Sliver ? " stroke=\"#fff\" stroke-width=\"1.5\" stroke-linejoin=\"round\"" : "";
            if (to > from)
                sheet.Path(Slice(x, y, radius, from, to), Ink.Fill(i, line), Tip(sheet, points[i]));
            from = to;
        }
    }

    private static string Slice(double x, double y, double r, double from, double to)
    {
        static string N(double number) => Sheet.N(number);
        if (to - from > 0.9999)
            return $"M{N(x - r)} {N(y)}a{N(r)} {N(r)} 0 1 0 {N(r * 2)} 0a{N(r)} {N(r)} 0 1 0 {N(-r * 2)} 0z";
        var (a, b) = (2 * Math.PI * from, 2 * Math.PI * to);
        int large = to - from > 0.5 ? 1 : 0;
        return $"M{N(x)} {N(y)}L{N(x + (r * Math.Sin(a)))} {N(y - (r * Math.Cos(a)))}"
            + $"A{N(r)} {N(r)} 0 {large} 1 {N(x + (r * Math.Sin(b)))} {N(y - (r * Math.Cos(b)))}z";
    }

    private static double List(Sheet sheet, IReadOnlyList<ChartPoint> points, double x, double y)
    {
        double right = sheet.Width - Sheet.Margin;
        var figures = points.Select(point => sheet.Numbers.Value(point.Y, sheet.Chart.Y.Unit)).ToList();
        double figureWidth = figures.Max(figure => TextWidth.Of(figure, Ink.TextSize));
        var names = points.Select(point => Label.Clean(sheet.Numbers.Label(point.X, sheet.Chart.X.Scale))).ToList();
        double room = right - x - 18 - 16 - figureWidth;
        double nameWidth = Math.Min(room, names.Max(name => TextWidth.Of(name, Ink.TextSize)));
        string title = AxisTitle.Of(sheet.Chart.Y with { Unit = null });
        sheet.Text(x + 18 + nameWidth + 16 + figureWidth, y + 8, Label.Shorten(title, right - x, Ink.TextSize), "axis", "end", full: title);
        y += Row;
        for (int i = 0; i < points.Count; i++, y += Row)
        {
            Legend.Square(sheet, x, y, i);
            sheet.Text(x + 18, y + 10, Label.Shorten(names[i], room, Ink.TextSize), "key", full: names[i]);
            sheet.Text(x + 18 + nameWidth + 16 + figureWidth, y + 10, figures[i], "value", "end");
        }

        return y;
    }

    private static string Tip(Sheet sheet, ChartPoint point) => Description.Point(point, sheet.Chart, sheet.Numbers, sheet.Words);
}
