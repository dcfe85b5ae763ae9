using System.Text;
using Tally.Datasets;

namespace Tally.Csv;

/// <summary>Column names: joined over header rows, then made unique and never blank.</summary>
internal static class HeaderNames
{
    /// <summary>One name a column. The upper rows group: a group's name reaches right over the gaps beside it.</summary>
    public static string[] Join(IReadOnlyList<SampleRow> header, int width)
    {
        var names = Enumerable.Range(0, width).Select(_ => new StringBuilder()).ToArray();
        for (int row = 0; row < header.Count; row++)
        {
            string group = "";
            for (int i = 0; i < width; i++)
            {
                string cell = i < header[row].Cells.Length ? header[row].Cells[i].Trim() : "";
                bool below = header.Skip(row + 1).Any(lower => i < lower.Cells.Length && lower.Cells[i].Trim().Length > 0);
                group = cell.Length > 0 ? cell : below ? group : "";
                string part = cell.Length > 0 ? cell : row < header.Count - 1 ? group : "";
                names[i].Append(names[i].Length > 0 && part.Length > 0 ? " " : "").Append(part);
            }
        }

        return [.. names.Select(name => name.ToString())];
    }

    /// <summary>Names that a query can tell apart; what had to be changed is a problem.</summary>
    public static string[] MakeUnique(IReadOnlyList<string> header, ICollection<Problem> problems)
    {
        var taken = new HashSet<string>(header.Where(name => name.Length > 0), StringComparer.OrdinalIgnoreCase);
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] names = new string[header.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string clean = Clean(header[i]);
            names[i] = clean.Length > 0 && given.Add(clean) ? clean : Unused(clean.Length > 0 ? clean : $"column_{i + 1}", taken, given);
            Report(i, clean, names[i], problems);
        }

        return names;
    }

    // A name on several lines is one name.
    private static string Clean(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Unused(string wanted, HashSet<string> taken, HashSet<string> given)
    {
        string name = wanted;
        for (int i = 2; taken.Contains(name) || !given.Add(name); i++)
        {
            name = $"{wanted}_{i}";
        }

        return name;
    }

    private static void Report(int index, string written, string name, ICollection<Problem> problems)
    {
        if (written == name)
        {
            return;
        }

        bool blank = written.Length == 0;
        problems.Add(new Problem
        {
            Code = blank ? ProblemCodes.BlankName : ProblemCodes.RepeatedName,
            Message = blank ? $"Column {index + 1} has no name; it is called '{name}'." : $"The name of column {index + 1} was taken; it is called '{name}'.",
            Column = name,
        });
    }
}
