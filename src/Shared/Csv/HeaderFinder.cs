using Tally.Ledger.Fit.Prose;

namespace Tally.Csv;

/// <summary>Tells which rows above the data name the columns.</summary>
internal static class HeaderFinder
{
    private const int MostHeaderRows = 4;

    private const int LongestName = 120;

    private const int MostRowsAbove = 30;

    /// <summary>The header rows in order; empty when the first row is data.</summary>
    public static IReadOnlyList<SampleRow> Find(List<SampleRow> rows, int body, int width, bool[] typed, bool forced)
    {
        bool anyTyped = Array.Exists(typed, column => column);
        int last = anyTyped && body > 0 ? LastNamingRow(rows, body, width)
            : anyTyped && !forced ? -1
            : FirstFullRow(rows, width);
        if (last < 0 || (!anyTyped && !forced && RepeatsBelow(rows, last)))
        {
            return [];
        }

        // What stands between the names and the data without a first cell goes on with the names: units, "restated".
        var header = new List<SampleRow> { rows[last] };
        for (int i = last + 1; i < body && !IsFilled(rows[i], 0) && rows[i].Cells.Length == width; i++)
        {
            header.Add(rows[i]);
        }

        for (int i = last - 1; i >= 0 && header.Count < MostHeaderRows && anyTyped && Groups(rows[i], header[0], width); i--)
        {
            header.Insert(0, rows[i]);
        }

        return header;
    }

    /// <summary>Whether the types below leave no doubt that the row names columns.</summary>
    public static bool IsSure(SampleRow header, List<SampleRow> rows, int first, bool[] typed)
    {
        var (agree, conflict) = ColumnTyping.Compare(header, typed);
        return conflict > agree || first >= rows.Count || ColumnTyping.IsYearHeader(rows, rows.IndexOf(header), typed);
    }

    // The row nearest to the data that is full enough; notes between header and data are narrow.
    private static int LastNamingRow(List<SampleRow> rows, int body, int width)
    {
        int needed = Math.Max(1, Math.Min(width, rows[body].Filled) / 2);
        for (int i = body - 1; i >= 0; i--)
        {
            if (rows[i].Filled >= needed && Array.TrueForAll(rows[i].Cells, cell => cell.Length <= LongestName * 4))
            {
                return i;
            }
        }

        return -1;
    }

    private static int FirstFullRow(List<SampleRow> rows, int width)
    {
        int usual = rows.Select(row => row.Filled).Order().ElementAt(rows.Count / 2);
        int first = rows.FindIndex(row => row.Cells.Length >= width - 1 && row.Filled * 10 >= Math.Min(usual, width) * 7);
        first = first is < 0 or > MostRowsAbove ? 0 : first;

        // A title alone in its row is no header when rows with more to say follow at once.
        int fuller = width < 2 || rows[first].Filled > 1 ? -1 : rows.FindIndex(first + 1, Math.Min(5, rows.Count - first - 1), row => row.Filled > 1);
        return fuller < 0 ? first : fuller;
    }

    // In a table of words alone, a first row whose cells come again below is a row like the others.
    private static bool RepeatsBelow(List<SampleRow> rows, int index)
    {
        var row = rows[index];
        int repeated = 0;
        for (int i = 0; i < row.Cells.Length; i++)
        {
            string cell = row.Cells[i].Trim();
            repeated += cell.Length > 0
                && rows.Skip(index + 1).Any(other => i < other.Cells.Length && other.Cells[i].Trim() == cell) ? 1 : 0;
        }

        return rows.Count > 2 && repeated * 2 > row.Filled;
    }

    // A row above the header belongs to it when it groups columns: several cells, and gaps where the row below has names.
    private static bool Groups(SampleRow upper, SampleRow lower, int width)
    {
        // A sentence is a title, but for one in each of many columns: the questions of a survey.
        bool title = upper.Filled < 2 || upper.Cells.Length != width
            || (upper.Filled * 2 < width && Array.Exists(upper.Cells, cell => cell.Length > LongestName));
        if (title)
        {
            return false;
        }

        int gapsBelow = Enumerable.Range(0, width).Count(i => IsFilled(upper, i) && !IsFilled(lower, i));
        return gapsBelow > 0 || upper.Filled < lower.Filled;
    }

    private static bool IsFilled(SampleRow row, int index) => index < row.Cells.Length && !string.IsNullOrWhiteSpace(row.Cells[index]);
}
