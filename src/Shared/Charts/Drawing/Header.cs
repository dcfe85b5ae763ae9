namespace Tally.Charts.Drawing;

/// <summary>The chart's title, on up to three lines.</summary>
internal static class Header
{
    public const int Lines = 3;
    private const double Height = 22;

    /// <summary>Bold letters are wider than the table of widths says, most of all in the sans serif that Linux falls back to.</summary>
    private const double Bold = 1.24;

    public static void Draw(Sheet sheet)
    {
        string title = Label.Clean(sheet.Chart.Title);
        if (title.Length == 0)
            return;
        double size = Ink.TitleSize * Bold;
        foreach (string line in Label.Lines(title, sheet.Inner, size, Lines))
        {
            sheet.Text(Sheet.Margin, sheet.Y + 14, line, "heading", full: title);
            sheet.Y += Height;
        }

        sheet.Y += 6;
    }
}
