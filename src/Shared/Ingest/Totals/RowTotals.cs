using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Totals;

/// <summary>Finds rows that say they are the total of other rows, and figures in them that are not.</summary>
internal static class RowTotals
{
    private const int MostRows = 100_000;

    /// <summary>The rows that are totals of others, by the column that says so.</summary>
    /// <param name="columns">The table.</param>
    /// <param name="roles">One a column.</param>
    /// <param name="canAdd">For each column whether its figures can be added up.</param>
    /// <param name="problems">Told each total row, and where one does not hold.</param>
    public static IReadOnlyList<TotalLabels> Find(
        IReadOnlyList<Column> columns, IReadOnlyList<ColumnRole> roles, IReadOnlyList<bool> canAdd, ProblemList problems)
    {
        if (columns.Count == 0 || columns[0].Count is < 3 or > MostRows || !roles.Contains(ColumnRole.Measure))
        {
            return [];
        }

        int[] measures = [.. Enumerable.Range(0, columns.Count).Where(i => roles[i] == ColumnRole.Measure && canAdd[i])];
        int front = columns.ToList().FindIndex(column => column is TextColumn);
        var rounding = new RoundedPlaces(columns);
        var found = new List<TotalLabels>();
        foreach (var labelled in TotalLabels.Find(columns))
        {
            var sums = new RowSums(columns, roles, labelled, rounding);

            // A word that is not in front may be a category ("total eclipse"): it takes sums that hold to believe it.
            if (labelled.IsInFront(columns) || sums.Hold(measures, labelled.Column == front ? 0 : 0.5))
            {
                Report(columns, measures, sums, "The row says it is a total of others; queries can leave it out.", problems);
                found.Add(labelled);
            }
        }

        foreach (var category in TotalCategories.Find(columns, roles, measures).Where(category => found.TrueForAll(total => total.Column != category.Column)))
        {
            Report(columns, measures, new RowSums(columns, roles, category, rounding), "The row holds the sum of the other categories; queries can leave it out.", problems);
            found.Add(category);
        }

        return found;
    }

    private static void Report(IReadOnlyList<Column> columns, int[] measures, RowSums sums, string message, ProblemList problems)
    {
        var rounded = new RoundedTotals();
        foreach (int row in sums.Rows)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.TotalRow,
                Message = message,
                Row = row + 1,
            });
            foreach (int measure in measures)
            {
                if (sums.Of(row, measure) is not { Holds: false } gap)
                {
                    continue;
                }

                string name = columns[measure].Name;
                if (gap.IsRounded)
                {
                    rounded.Add(name, row, gap);
                }
                else
                {
                    problems.Add(gap.Contradiction(
                        ProblemCodes.TotalRowMismatch, $"The total row does not hold the sum of column '{name}'.", name, row));
                }
            }
        }

        rounded.Report(problems);
    }
}
