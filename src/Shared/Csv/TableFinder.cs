namespace Tally.Csv;

/// <summary>Finds the table in a sample: skips what is above it, then tells header rows from data by the types below.</summary>
internal static class TableFinder
{
    private const int MostPreambleRows = 60;

    /// <summary>The layout, or null when no row says anything.</summary>
    public static TableLayout? Find(SampleTable sample, bool? hasHeader)
    {
        var rows = sample.Rows.Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        int width = Width(rows);
        bool[] typed = ColumnTyping.Find(rows, width);
        int body = BodyStart(rows, width, typed);
        var header = hasHeader == false ? [] : HeaderFinder.Find(rows, body, width, typed, hasHeader == true);
        int first = header.Count > 0 ? rows.IndexOf(header[^1]) + 1 : FirstRowOfTable(rows, width);
        int top = header.Count > 0 ? rows.IndexOf(header[0]) : first;
        int dataLine = first < rows.Count ? rows[first].Line : EndLine(sample, rows[^1]);
        return new TableLayout
        {
            Width = width,
            Header = header.Count > 0 ? HeaderNames.Join(header, width) : TableLayout.Generated(width),
            HeaderRows = header.Count,
            FirstDataLine = dataLine,
            Preamble = top > 0 ? (rows[0].Line, rows[top - 1].Line) : null,
            Typed = typed,
            HeaderIsSure = header.Count == 0 || hasHeader == true || HeaderFinder.IsSure(header[^1], rows, first, typed),
        };
    }

    // The length most rows have; among nearly equal ones the longer, since notes are shorter than rows.
    private static int Width(List<SampleRow> rows) => rows
        .GroupBy(row => row.Cells.Length)
        .OrderByDescending(group => group.Count() * (group.Key == 1 ? 0.5 : 1.0))
        .ThenByDescending(group => group.Key)
        .First().Key;

    /// <summary>The first row whose typed columns hold typed cells; 0 when the table has no typed column.</summary>
    private static int BodyStart(List<SampleRow> rows, int width, bool[] typed)
    {
        for (int i = 0; i < Math.Min(rows.Count, MostPreambleRows); i++)
        {
            var (agree, conflict) = ColumnTyping.Compare(rows[i], typed);
            if (agree > conflict && rows[i].Cells.Length >= Math.Min(width, 2) && !ColumnTyping.IsYearHeader(rows, i, typed))
            {
                return i;
            }
        }

        return 0;
    }

    private static int FirstRowOfTable(List<SampleRow> rows, int width)
    {
        if (width == 1)
        {
            return 0;
        }

        int usual = rows.Select(row => row.Filled).Order().ElementAt(rows.Count / 2);
        int first = rows.FindIndex(row => row.Cells.Length == width && row.Filled * 2 >= usual);
        return first < 0 || first > MostPreambleRows ? 0 : first;
    }

    private static int EndLine(SampleTable sample, SampleRow last) =>
        sample.Rows.FirstOrDefault(row => row.Line > last.Line)?.Line ?? last.Line + 1;
}
