using System.Globalization;
using Tally.Datasets;

namespace Tally.Charts.Drawing;

/// <summary>Where the figures come from, and what is not drawn.</summary>
internal static class Footer
{
    private const int Named = 3;

    public static void Draw(Sheet sheet)
    {
        sheet.Y += 6;
        foreach (string note in sheet.Notes)
            Note(sheet, note);
        if (sheet.Chart.Missing > 0)
            Note(sheet, string.Format(CultureInfo.InvariantCulture, sheet.Words.Missing, sheet.Numbers.Tick(sheet.Chart.Missing)));
        if (sheet.Chart.Sources.Count > 0)
            Note(sheet, sheet.Words.Source + Sources(sheet));
        sheet.Y += 6;
    }

    private static void Note(Sheet sheet, string text)
    {
        sheet.Text(Sheet.Margin, sheet.Y + 11, Label.Shorten(text, sheet.Inner, Ink.SmallSize), "note", full: text);
        sheet.Y += Ink.LineHeight;
    }

    private static string Sources(Sheet sheet)
    {
        var ids = sheet.Chart.Sources.Select(source => source.Id).Distinct().ToList();
        return string.Join(", ", ids.GroupBy(id => id.Collection).Select(collection => Name(collection, sheet)));
    }

    private static string Name(IGrouping<string, DatasetId> collection, Sheet sheet) => collection.Count() <= Named
        ? string.Join(", ", collection.Select(id => Label.Clean(id.ToString())))
        : $"{Label.Clean(collection.Key)} ({string.Format(CultureInfo.InvariantCulture, sheet.Words.Datasets, collection.Count())})";
}
