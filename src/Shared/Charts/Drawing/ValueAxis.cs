namespace Tally.Charts.Drawing;

/// <summary>The vertical axis: its title above it, a grid line and a figure a tick.</summary>
internal sealed class ValueAxis(Sheet sheet, ValueScale scale)
{
    private readonly TickFigures _figures = new(sheet, scale);

    /// <summary>Room the figures take left of the plot.</summary>
    public double Width => _figures.All.Max(tick => TextWidth.Of(tick.Figure, Ink.TextSize)) + 10;

    /// <summary>Above the plot, level with its left margin.</summary>
    public void DrawTitle()
    {
        string full = AxisTitle.Of(sheet.Chart.Y, _figures.Magnitude);
        if (full.Length > 0)
        {
            sheet.Text(Sheet.Margin, sheet.Y + 10, Label.Shorten(full, sheet.Inner, Ink.TextSize), "axis", full: full);
            sheet.Y += Ink.LineHeight;
        }

        sheet.Y += 8;
    }

    public void Draw(Plot plot)
    {
        foreach (var (tick, figure) in _figures.All)
        {
            double y = plot.YOf(tick);
            sheet.Line(plot.Left, y, plot.Right, y, tick == 0 || tick == scale.From ? "base" : "grid");
            sheet.Text(plot.Left - 8, y + 4, figure, "axis", "end");
        }
    }
}
