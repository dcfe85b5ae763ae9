namespace Tally.Charts.Drawing;

/// <summary>Axes around a plot of upright marks.</summary>
internal sealed class Frame
{
    /// <summary>Keeps the first and last marks of a continuous axis clear of the plot's edges.</summary>
    private const double Inset = 12;

    private readonly Sheet _sheet;
    private readonly ValueAxis _values;
    private readonly PlaceLabels _labels;
    private readonly double _inset;

    public Frame(Sheet sheet, ValueScale scale, PlaceAxis places, double rightRoom)
    {
        (_sheet, Places) = (sheet, places);
        _inset = places is BandAxis ? 0 : Inset;
        _values = new ValueAxis(sheet, scale);
        _values.DrawTitle();
        double left = Sheet.Margin + _values.Width;
        double width = Math.Max(60, sheet.Width - left - rightRoom);
        Plot = new Plot(left, sheet.Y, width, Math.Clamp(sheet.Width * 0.46, 200, 400), scale);
        _labels = new PlaceLabels(sheet, places, left + _inset, width - (2 * _inset));
    }

    public Plot Plot { get; }

    public PlaceAxis Places { get; }

    public double XOf(Tally.Columns.CellValue x) => Plot.Left + _inset + (Places.Share(x) * (Plot.Width - (2 * _inset)));

    public void DrawGrid() => _values.Draw(Plot);

    /// <summary>The writing below, after the marks.</summary>
    public void DrawPlaces()
    {
        _labels.Draw(Plot.Bottom);
        _sheet.Y = Plot.Bottom + _labels.Height + 6;
        string title = AxisTitle.Of(_sheet.Chart.X);
        if (title.Length > 0)
        {
            string shown = Label.Shorten(title, Plot.Width, Ink.TextSize);
            _sheet.Text(Plot.Left + (Plot.Width / 2), _sheet.Y + 12, shown, "axis", "middle", full: title);
            _sheet.Y += Ink.LineHeight + 4;
        }
    }
}
