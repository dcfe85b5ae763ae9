namespace Tally.Charts.Drawing;

/// <summary>Names of the series above the plot, flowing over as many lines as they need.</summary>
internal static class Legend
{
    private const double Swatch = 12;
    private const double Gap = 18;

    public static void Draw(Sheet sheet, Action<double, double, int> swatch)
    {
        double x = Sheet.Margin;
        for (int i = 0; i < sheet.Chart.Series.Count; i++)
        {
            string full = Label.Clean(sheet.Chart.Series[i].Name);
            string name = Label.Shorten(full, Math.Min(220, sheet.Inner - Swatch - 6), Ink.TextSize);
            double width = Swatch + 6 + TextWidth.Of(name, Ink.TextSize);
            if (x > Sheet.Margin && x + width > sheet.Width - Sheet.Margin)
            {
                x = Sheet.Margin;
                sheet.Y += 18;
            }

            swatch(x, sheet.Y + 1, i);
            sheet.Text(x + Swatch + 6, sheet.Y + 11, name, "key", full: full);
            x += width + Gap;
        }

        sheet.Y += 26;
    }

    public static void Square(Sheet sheet, double x, double y, int series) =>
        sheet.Rectangle(x, y, Swatch, Swatch, $"rx=\"2\" {Ink.Fill(series)}");
}
