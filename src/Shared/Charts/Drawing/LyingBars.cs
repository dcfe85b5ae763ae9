namespace Tally.Charts.Drawing;

/// <summary>Bars from left to right, one name a line: what long names need.</summary>
internal static class LyingBars
{
    private const double ShareOfNames = 0.42;
    private const double Thickest = 26;
    private const int Lines = 2;

    public static void Draw(Sheet sheet, IReadOnlyList<Bar> bars, ValueScale scale, BandAxis places)
    {
        int lanes = Bar.Lanes(sheet.Chart);
        double slot = Math.Max(lanes == 1 ? 30 : 18, (lanes * 15) + 10);
        double thick = Math.Min(Thickest, (slot - 8) / lanes);
        var names = places.Ticks(0);
        double room = sheet.Inner * ShareOfNames;
        double left = Sheet.Margin + Math.Min(room, names.Max(name => TextWidth.Of(name.Text, Ink.TextSize))) + 10;
        double figures = sheet.Chart.Kind == ChartKind.Stacked ? 8 : bars.Max(bar => TextWidth.Of(BarsDrawing.Figure(sheet, bar), Ink.SmallSize)) + 8;
        double width = Math.Max(60, sheet.Width - Sheet.Margin - left - figures);
        var axis = new LyingValueAxis(sheet, scale, left, width);
        axis.DrawTitle();
        double height = names.Count * slot;
        axis.DrawGrid(sheet.Y, height);

        foreach (var bar in bars)
        {
            double y = sheet.Y + (places.Share(bar.Point.X) * height) + ((bar.Lane - (lanes / 2.0)) * thick);
            double start = axis.XOf(Math.Min(bar.From, bar.To));
            double end = axis.XOf(Math.Max(bar.From, bar.To));
            bool stacked = sheet.Chart.Kind == ChartKind.Stacked;
            sheet.Rectangle(start, y, end - start, thick - (lanes > 1 ? 1 : 0), BarsDrawing.Style(sheet, bar), BarsDrawing.Tip(sheet, bar));
            string figure = BarsDrawing.Figure(sheet, bar);
            if (!stacked)
                sheet.Text(bar.To < 0 ? start - 4 : end + 4, y + (thick / 2) + 4, figure, "value halo", bar.To < 0 ? "end" : "start");
            else if (TextWidth.Of(figure, Ink.SmallSize) + 6 <= end - start)
                sheet.Text((start + end) / 2, y + (thick / 2) + 4, figure, Ink.OnColour(bar.Series), "middle");
        }

        sheet.Line(axis.XOf(0), sheet.Y, axis.XOf(0), sheet.Y + height, "base");
        Names(sheet, names, left - 8, room, slot);
        sheet.Y += height + 4;
        axis.DrawFigures();
    }

    private static void Names(Sheet sheet, IReadOnlyList<Tick> names, double right, double room, double slot)
    {
        for (int i = 0; i < names.Count; i++)
        {
            double middle = sheet.Y + ((i + 0.5) * slot);
            var lines = Label.Lines(names[i].Text, room, Ink.TextSize, slot >= Lines * 15 ? Lines : 1);
            double first = middle + 4 - ((lines.Count - 1) * 7);
            for (int line = 0; line < lines.Count; line++)
                sheet.Text(right, first + (line * 14), lines[line], "axis", "end", full: names[i].Text);
        }
    }
}
