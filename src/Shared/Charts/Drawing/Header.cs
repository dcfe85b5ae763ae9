namespace Tally.Charts.Drawing;

/// <summary>The chart's title, on up to three lines.</summary>
internal static class Header
{
    private const int Lines = 3;
    private const double Height = 22;

    /// <summary>Bold letters are wider than the table of widths says.</summary>
    private const double Bold = 1.08;

    public static void Draw(Sheet sheet)
    {
        string title = Label.Clean(sheet.Chart.Title);
        if (title.Length == 0)
            return;
        double size = Ink.TitleSize * Bold;
        foreach (string line in LinesOf(title, sheet.Inner, size))
        {
            sheet.Text(Sheet.Margin, sheet.Y + 14, line, "heading", full: title);
            sheet.Y += Height;
        }

        sheet.Y += 6;
    }

    private static List<string> LinesOf(string title, double width, double size)
    {
        var lines = new List<string>();
        foreach (string word in title.Split(' '))
        {
            bool fits = lines.Count > 0 && TextWidth.Of($"{lines[^1]} {word}", size) <= width;
            if (fits || lines.Count == Lines)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        }

        return lines.Select(line => Label.Shorten(line, width, size)).ToList();
    }
}
