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
        int skipped = rows.Count > 1 ? Math.Max(1, rows.Count / 4) : 0;
        foreach (var row in rows.Skip(skipped))
        {
            for (int i = 0; i < Math.Min(width, row.Cells.Length); i++)
            {
                string cell = row.Cells[i].Trim();
                bool says = !CellPlausibility.IsNothing(cell);
                filled[i] += says ? 1 : 0;
                typed[i] += says && CellPlausibility.IsFigure(cell) ? 1 : 0;
            }
        }

        // A column that is mostly empty says little about its table.
        int needed = (rows.Count - skipped) / 10;
        return [.. typed.Select((count, i) => count > 0 && count >= needed && count * 10 >= filled[i] * 6)];
    }

    /// <summary>Typed columns in which the row has a typed cell, and those in which it has other text.</summary>
    public static (int Agree, int Conflict) Compare(SampleRow row, IReadOnlyList<bool> typed)
    {
        var (agree, conflict) = (0, 0);
        for (int i = 0; i < Math.Min(typed.Count, row.Cells.Length); i++)
        {
            string cell = row.Cells[i].Trim();
            if (!typed[i] || CellPlausibility.IsNothing(cell))
            {
                continue;
            }

            bool isTyped = CellPlausibility.IsFigure(cell);
            agree += isTyped ? 1 : 0;
            conflict += isTyped ? 0 : 1;
        }

        return (agree, conflict);
    }

    /// <summary>Whether the row has words for nothing in typed columns, and nothing else there.</summary>
    public static bool SaysNothing(SampleRow row, IReadOnlyList<bool> typed)
    {
        bool word = false;
        for (int i = 0; i < Math.Min(typed.Count, row.Cells.Length); i++)
        {
            string cell = row.Cells[i].Trim();
            if (typed[i] && !CellPlausibility.IsNothing(cell))
            {
                return false;
            }

            word |= typed[i] && cell.Length > 0;
        }

        return word;
    }

    /// <summary>
    /// Years that go up by one as column names, or places counted: country;2011;2012;2013 or team;0;1;2;3;4;5. Words may stand beside
    /// the years, over figures too: Ville;Pièces;2011;2012;2013;Total.
    /// </summary>
    public static bool IsYearHeader(List<SampleRow> rows, int index, bool[] typed)
    {
        var row = rows[index];
        if (rows.Take(index).Any(above => above.Filled >= row.Filled - 1))
        {
            return false;
        }

        return IsCounted(row, typed)
            ? !rows.Skip(index + 1).Any(other => IsCounted(other, typed))
            : Years(row, typed) is { Count: > 1 } years && IsRegular(years) && rows.Skip(index + 1).Any(other => !HasYears(other, row, typed));
    }

    // The years that stand over figures; null when another figure does.
    private static List<int>? Years(SampleRow row, bool[] typed)
    {
        var years = new List<int>();
        for (int i = 0; i < Math.Min(typed.Length, row.Cells.Length); i++)
        {
            string cell = row.Cells[i].Trim();
            if (!typed[i] || cell.Length == 0)
            {
                continue;
            }

            if (IsYear(cell))
            {
                years.Add(int.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture));
            }
            else if (CellPlausibility.IsNothing(cell) || CellPlausibility.IsFigure(cell))
            {
                return null;
            }
        }

        return years;
    }

    private static bool IsRegular(List<int> years)
    {
        int step = years[1] - years[0];
        return Math.Abs(step) is 1 or 2 or 5 or 10 && (years.Count > 2 || Math.Abs(step) == 1)
            && years.Zip(years.Skip(1), (a, b) => b - a).All(gap => gap == step);
    }

    private static bool IsYear(string cell) =>
        cell.Length == 4 && int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1800 and <= 2200;

    private static bool IsCounted(SampleRow row, bool[] typed)
    {
        const int fewest = 6;
        var (named, counted, next) = (false, 0, 0);
        for (int i = 0; i < Math.Min(typed.Length, row.Cells.Length); i++)
        {
            string cell = row.Cells[i].Trim();
            if (!typed[i])
            {
                named |= cell.Length > 0;
                continue;
            }

            bool whole = int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int place);
            if (!whole || (counted == 0 ? place > 1 : place != next))
            {
                return false;
            }

            (counted, next) = (counted + 1, place + 1);
        }

        return named && counted >= fewest;
    }

    // Whether a row has figures as long as years wherever the header has years: then those are data as well.
    private static bool HasYears(SampleRow other, SampleRow header, bool[] typed)
    {
        for (int i = 0; i < Math.Min(typed.Length, Math.Min(header.Cells.Length, other.Cells.Length)); i++)
        {
            if (typed[i] && IsYear(header.Cells[i].Trim()) && other.Cells[i].Trim().Length != 4)
            {
                return false;
            }
        }

        return true;
    }
}
