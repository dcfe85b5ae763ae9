using Tally.Ledger.Fit.Prose;

namespace Tally.Charts.Drawing;

/// <summary>Grouped and stacked bars: upright, or lying where the names below would not fit.</summary>
internal static class BarsDrawing
{
    private const double Widest = 64;
    private const int Ticks = 6;
    private const int MostLying = 40;

    public static void Draw(Sheet sheet)
    {
        var chart = sheet.Chart;
        var bars = Bar.Of(chart);
        var scale = ValueScale.Over(bars.SelectMany(bar => new[] { bar.From, bar.To }).ToList(), mustHoldZero: true, Ticks);
        if (chart.Series.Count > 1)
            Legend.Draw(sheet, (x, y, series) => Legend.Square(sheet, x, y, series));
        var places = new BandAxis(chart.Places, sheet);
        if (!places.Ordered && chart.Places.Count <= MostLying && !places.FitsBelow(sheet.Inner - 50))
            LyingBars.Draw(sheet, bars, scale, places);
        else
            Upright(sheet, bars, new Frame(sheet, Roomy(chart, scale, bars), places, Sheet.Margin));
    }

    public static string Tip(Sheet sheet, Bar bar)
    {
        var chart = sheet.Chart;
        string name = chart.Series.Count > 1 ? $"{Label.Clean(chart.Series[bar.Series].Name)}, " : "";
        return name + Description.Point(bar.Point, chart, sheet.Numbers, sheet.Words);
    }

    public static string Figure(Sheet sheet, Bar bar) => sheet.Numbers.Value(bar.Point.Y, sheet.Chart.Y.Unit == "%" ? "%" : null);

    public static string Style(Sheet sheet, Bar bar) =>
        Ink.Fill(bar.Series, sheet.Chart.Kind == ChartKind.Stacked ? " stroke=\"#fff\" stroke-width=\"0.75\"" : "");

    private static void Upright(Sheet sheet, IReadOnlyList<Bar> bars, Frame frame)
    {
        frame.DrawGrid();
        int lanes = Bar.Lanes(sheet.Chart);
        double slot = frame.Places.Slot * frame.Plot.Width;
        double thick = Math.Min(Widest, slot * (lanes == 1 ? 0.72 : 0.84) / lanes);
        bool figures = bars.All(bar => TextWidth.Of(Figure(sheet, bar), Ink.SmallSize) <= (lanes == 1 ? slot - 4 : thick + 2));
        foreach (var bar in bars)
        {
            double x = frame.XOf(bar.Point.X) + ((bar.Lane - (lanes / 2.0)) * thick);
            double head = frame.Plot.YOf(Math.Max(bar.From, bar.To));
            double foot = frame.Plot.YOf(Math.Min(bar.From, bar.To));
            double space = thick > 4 && lanes > 1 ? 1 : 0;
            sheet.Rectangle(x, head, thick - space, foot - head, Style(sheet, bar), Tip(sheet, bar));
            if (sheet.Chart.Kind == ChartKind.Stacked)
                Inside(sheet, bar, x + (thick / 2), head, foot, thick);
            else if (figures)
                sheet.Text(x + (thick / 2), bar.To < 0 ? foot + 12 : head - 4, Figure(sheet, bar), "value halo", "middle");
        }

        sheet.Line(frame.Plot.Left, frame.Plot.YOf(0), frame.Plot.Right, frame.Plot.YOf(0), "base");
        frame.DrawPlaces();
    }

    private static ValueScale Roomy(Chart chart, ValueScale scale, IReadOnlyList<Bar> bars) =>
        chart.Kind == ChartKind.Stacked ? scale : scale.WithRoom(bars.Select(bar => bar.To).ToList());

    private static void Inside(Sheet sheet, Bar bar, double x, double head, double foot, double width)
    {
        string figure = Figure(sheet, bar);
        if (foot - head >= 15 && TextWidth.Of(figure, Ink.SmallSize) + 4 <= width)
            sheet.Text(x, ((head + foot) / 2) + 4, figure, Ink.OnColour(bar.Series), "middle");
    }
}
