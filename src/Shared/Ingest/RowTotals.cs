using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>Finds rows that say they are the total of other rows.</summary>
internal static class RowTotals
{
    private const int MostRows = 100_000;

    public static IReadOnlyList<int> Find(IReadOnlyList<Column> columns, IReadOnlyList<ColumnRole> roles, ICollection<Problem> problems)
    {
        int label = Enumerable.Range(0, columns.Count).FirstOrDefault(i => columns[i] is TextColumn, -1);
        if (label < 0 || columns[label].Count is < 3 or > MostRows || !roles.Contains(ColumnRole.Measure))
        {
            return [];
        }

        var text = (TextColumn)columns[label];
        bool[] isTotal = [.. text.Dictionary.Select(IsTotalLabel)];
        var rows = new List<int>();
        for (int row = 0; row < text.Count; row++)
        {
            if (text.Codes[row] >= 0 && isTotal[text.Codes[row]])
            {
                rows.Add(row);
            }
        }

        if (rows.Count * 2 > text.Count)
        {
            return [];
        }

        foreach (int row in rows)
        {
            Report(columns, roles, rows, row, problems);
        }

        return rows;
    }

    // "Total", "Grand total", "TOTAL:" but not "Total Energies SA".
    private static bool IsTotalLabel(string label)
    {
        string[] words = RoleFinder.Words(label);
        return words.Length is 1 or 2 && ColumnTotals.IsTotalName(label)
            && (words.Length == 1 || words.All(word => ColumnTotals.IsTotalName(word) || word is "grand" or "general" or "sub" or "sous" or "gesamt" or "zwischen"));
    }

    private static void Report(
        IReadOnlyList<Column> columns, IReadOnlyList<ColumnRole> roles, List<int> totals, int row, ICollection<Problem> problems)
    {
        problems.Add(new Problem
        {
            Code = ProblemCodes.TotalRow,
            Message = "The row says it is a total of others; queries can leave it out.",
            Row = row + 1,
        });
        int from = totals.LastOrDefault(other => other < row, -1) + 1;
        for (int i = 0; i < columns.Count; i++)
        {
            if (roles[i] != ColumnRole.Measure || columns[i][row].IsNull)
            {
                continue;
            }

            decimal whole = columns[i][row].AsNumber();
            decimal above = Sum(columns[i], totals, from, row);
            decimal all = Sum(columns[i], totals, 0, columns[i].Count);
            if (whole != above && whole != all)
            {
                problems.Add(new Problem
                {
                    Code = ProblemCodes.TotalRowMismatch,
                    Message = $"The total row does not hold the sum of column '{columns[i].Name}'.",
                    Row = row + 1,
                    Column = columns[i].Name,
                });
            }
        }
    }

    private static decimal Sum(Column column, List<int> totals, int from, int to)
    {
        decimal sum = 0;
        for (int row = from; row < to; row++)
        {
            sum += totals.Contains(row) || column[row].IsNull ? 0 : column[row].AsNumber();
        }

        return sum;
    }
}
