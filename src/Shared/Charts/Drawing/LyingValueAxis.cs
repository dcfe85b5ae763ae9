namespace Tally.Charts.Drawing;

/// <summary>The value axis of lying bars, its figures below.</summary>
internal sealed class LyingValueAxis(Sheet sheet, ValueScale scale, double left, double width)
{
    private readonly TickFigures _figures = new(sheet, scale);

    public double XOf(decimal value) => left + (scale.Share(value) * width);

    public void DrawTitle()
    {
        string full = AxisTitle.Of(sheet.Chart.Y, _figures.Magnitude);
        if (full.Length > 0)
        {
            sheet.Text(left, sheet.Y + 10, Label.Shorten(full, sheet.Width - left - Sheet.Margin, Ink.TextSize), "axis", full: full);
            sheet.Y += Ink.LineHeight;
        }

        sheet.Y += 4;
    }

    public void DrawGrid(double top, double height)
    {
        foreach (var (tick, _) in _figures.All)
            sheet.Line(XOf(tick), top, XOf(tick), top + height, "grid");
    }

    public void DrawFigures()
    {
        double widest = _figures.All.Max(pair => TextWidth.Of(pair.Figure, Ink.TextSize)) + 10;
        double apart = width / Math.Max(1, _figures.All.Count - 1);
        int every = Math.Max(1, (int)Math.Ceiling(widest / apart));
        for (int i = 0; i < _figures.All.Count; i += every)
            sheet.Text(XOf(_figures.All[i].Value), sheet.Y + 12, _figures.All[i].Figure, "axis", "middle");
        sheet.Y += Ink.LineHeight + 4;
    }
}
