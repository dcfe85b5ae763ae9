using System.Globalization;

namespace Tally.Csv;

/// <summary>Which columns of a sample hold numbers, dates or the like, and how a row agrees with that.</summary>
internal static class ColumnTyping
{
    public static bool[] Find(List<SampleRow> rows, int width)
    {
        var typed = new int[width];
        var filled = new int[width];

        // What is above the table would spoil the count of a short one, so its rows are taken from the end.
        foreach (var row in rows.Skip(rows.Count / 4))
        {
            for (int i = 0; i < Math.Min(width, row.Cells.Length); i++)
            {
                string cell = row.Cells[i].Trim();
                filled[i] += cell.Length > 0 ? 1 : 0;
                typed[i] += cell.Length > 0 && IsTyped(cell) ? 1 : 0;
            }
        }

        return [.. typed.Select((count, i) => count > 0 && count * 10 >= filled[i] * 6)];
    }

    /// <summary>Typed columns in which the row has a typed cell, and those in which it has other text.</summary>
    public static (int Agree, int Conflict) Compare(SampleRow row, IReadOnlyList<bool> typed)
    {
        var (agree, conflict) = (0, 0);
        for (int i = 0; i < Math.Min(typed.Count, row.Cells.Length); i++)
        {
            string cell = row.Cells[i].Trim();
            if (!typed[i] || cell.Length == 0)
            {
                continue;
            }

            bool isTyped = IsTyped(cell);
            agree += isTyped ? 1 : 0;
            conflict += isTyped ? 0 : 1;
        }

        return (agree, conflict);
    }

    /// <summary>Years that go up by one as column names: country;2011;2012;2013.</summary>
    public static bool IsYearHeader(List<SampleRow> rows, int index, bool[] typed)
    {
        var row = rows[index];
        var years = new List<int>();
        for (int i = 0; i < Math.Min(typed.Length, row.Cells.Length); i++)
        {
            string cell = row.Cells[i].Trim();
            if (!typed[i] || cell.Length == 0)
            {
                continue;
            }

            if (cell.Length != 4 || !int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year is < 1800 or > 2200)
            {
                return false;
            }

            years.Add(year);
        }

        bool regular = years.Count >= 2 && years.Zip(years.Skip(1), (a, b) => b - a).Distinct().Count() == 1 && years[0] != years[1];
        return regular && rows.Skip(index + 1).Any(other => !SameYears(other, row));
    }

    private static bool SameYears(SampleRow other, SampleRow row) =>
        other.Cells.Zip(row.Cells).All(pair => pair.First.Trim().Length == 4 || pair.Second.Trim().Length != 4);

    private static bool IsTyped(string cell) => cell.Length <= 80 && CellPlausibility.IsTyped(cell);
}
