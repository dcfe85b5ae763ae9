using Tally.Columns;
using Tally.Ingest.Statistics;

namespace Tally.Ingest.Totals;

/// <summary>Rows whose cell in one column tells that they are totals.</summary>
/// <param name="Column">The column that tells it.</param>
/// <param name="Rows">In order.</param>
internal sealed record TotalLabels(int Column, IReadOnlyList<int> Rows)
{
    /// <summary>By column: first the one in front, where "Total" may stand below years, then every other with text.</summary>
    public static IEnumerable<TotalLabels> Find(IReadOnlyList<Column> columns)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            var rows = columns[i] is TextColumn text ? Labelled(text)
                : i == 0 ? [.. columns[i].Misfits.Where(misfit => IsTotal(misfit.Value)).Select(misfit => misfit.Key).Order()]
                : [];
            if (rows.Count > 0 && rows.Count * 2 <= columns[i].Count)
            {
                yield return new TotalLabels(i, rows);
            }
        }
    }

    /// <summary>Whether nothing stands left of the word in any of its rows.</summary>
    public bool IsInFront(IReadOnlyList<Column> columns) =>
        Rows.All(row => columns.Take(Column).All(column => column.IsNull(row) && !column.Misfits.ContainsKey(row)));

    /// <summary>What the rows are called in the column.</summary>
    public IEnumerable<string> Labels(Column column) => column is TextColumn text ? Rows.Select(row => text.Dictionary[text.Codes[row]]).Distinct(StringComparer.Ordinal) : [];

    private static List<int> Labelled(TextColumn text)
    {
        bool[] isTotal = [.. text.Dictionary.Select(IsTotal)];
        var rows = new List<int>();
        for (int row = 0; row < text.Count; row++)
        {
            if (text.Codes[row] >= 0 && isTotal[text.Codes[row]])
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    // "Total", "Grand total", "TOTAL:" but not "Total Energies SA".
    private static bool IsTotal(string label)
    {
        string[] words = RoleFinder.Words(label);
        return words.Length is 1 or 2 && ColumnTotals.IsTotalName(label)
            && (words.Length == 1 || words.All(word => ColumnTotals.IsTotalName(word) || word is "grand" or "general" or "sub" or "sous" or "gesamt" or "zwischen"));
    }
}
