namespace Tally.Csv;

/// <summary>Finds the table in a sample: skips what is above it, then tells header rows from data by the types below.</summary>
internal static class TableFinder
{
    private const int MostPreambleRows = 60;

    private const int MostHeaderRows = 5;

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
        if (!Array.Exists(typed, column => column) && FirstBlock(sample) is { } block && ColumnTyping.Find(block, Width(block)) is var alone && Array.Exists(alone, column => column))
        {
            // As much text below as figures above: another table.
            (rows, width, typed) = (block, Width(block), alone);
        }

        int body = BodyStart(rows, width, typed);
        if (body < 0 || IsTableOfWords(rows, body, width))
        {
            (body, typed) = (0, new bool[width]);
        }

        var header = hasHeader == false ? [] : HeaderFinder.Find(rows, body, width, typed, hasHeader == true);
        int usual = width;
        width = Math.Max(width, header.Count == 1 ? header[0].Reach : 0);
        int first = header.Count > 0 ? rows.IndexOf(header[^1]) + 1 : FirstRowOfTable(rows, width);
        int top = header.Count > 0 ? rows.IndexOf(header[0]) : first;
        string[] names = header.Count > 0 ? HeaderNames.Join(header, width) : TableLayout.Generated(width);
        int dataLine = first < rows.Count ? rows[first].Line : EndLine(sample, rows[^1]);
        return new TableLayout
        {
            Width = width,
            UsualCells = usual,
            Header = names,
            RawHeader = header.Count == 1 ? [.. names.Select((name, i) => i < header[0].Cells.Length ? header[0].Cells[i] : name)] : names,
            HeaderRows = header.Count,
            FirstDataLine = dataLine,
            Preamble = top > 0 ? (rows[0].Line, rows[top - 1].Line) : null,
            Typed = [.. typed, .. new bool[width - usual]],
            HeaderIsSure = header.Count == 0 || hasHeader == true || HeaderFinder.IsSure(header[^1], rows, first, typed),
        };
    }

    /// <summary>The layout of a text that is known to be one header row and then rows.</summary>
    public static TableLayout? Exact(SampleTable sample)
    {
        if (sample.Rows.Count == 0)
        {
            return null;
        }

        var header = sample.Rows[0].Cells;
        return new TableLayout
        {
            Width = header.Length,
            UsualCells = header.Length,
            Header = header,
            RawHeader = header,
            HeaderRows = 1,
            FirstDataLine = sample.Rows.Count > 1 ? sample.Rows[1].Line : EndLine(sample, sample.Rows[0]),
            Typed = new bool[header.Length],
            IsExact = true,
        };
    }

    // The rows above the first blank one, where they are a header and two rows at least; null when nothing is below.
    private static List<SampleRow>? FirstBlock(SampleTable sample)
    {
        var block = sample.Rows.SkipWhile(row => row.IsBlank).TakeWhile(row => !row.IsBlank).ToList();
        return block.Count >= 3 && block.TrueForAll(row => row.Cells.Length == block[0].Cells.Length) && sample.Rows.Any(row => !row.IsBlank && row.Line > block[^1].Line)
            ? block
            : null;
    }

    // The length most rows have; among nearly equal ones the longer, since notes are shorter than rows.
    private static int Width(List<SampleRow> rows) => rows
        .GroupBy(row => row.Cells.Length)
        .OrderByDescending(group => group.Count() * (group.Key == 1 ? 0.5 : 1.0))
        .ThenByDescending(group => group.Key)
        .First().Key;

    /// <summary>The first row whose typed columns hold figures; 0 when no column is typed, -1 when no row near the top agrees.</summary>
    private static int BodyStart(List<SampleRow> rows, int width, bool[] typed)
    {
        for (int i = 0; i < Math.Min(rows.Count, MostPreambleRows); i++)
        {
            var (agree, conflict) = ColumnTyping.Compare(rows[i], typed);
            if (agree > conflict && rows[i].Cells.Length >= Math.Min(width, 2) && !ColumnTyping.IsYearHeader(rows, i, typed))
            {
                return WithRowsOfNothing(rows, i, width, typed);
            }
        }

        return Array.Exists(typed, column => column) ? -1 : 0;
    }

    // Rows above it that have words for nothing where the figures are belong to the data too: no column is named "**".
    private static int WithRowsOfNothing(List<SampleRow> rows, int body, int width, bool[] typed)
    {
        while (body > 1 && rows[body - 1].Cells.Length == width && ColumnTyping.SaysNothing(rows[body - 1], typed))
        {
            body--;
        }

        return body;
    }

    // Many full rows above the first figures are no header: the table is one of words, and the figures stand in few of its rows.
    private static bool IsTableOfWords(List<SampleRow> rows, int body, int width)
    {
        int usual = rows.Select(row => row.Filled).Order().ElementAt(rows.Count / 2);
        return rows.Take(body).Count(row => row.Cells.Length == width && row.Filled * 2 >= usual && row.Filled > 1) > MostHeaderRows;
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
