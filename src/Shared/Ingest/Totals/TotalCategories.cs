using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest.Totals;

/// <summary>
/// Categories whose rows are the sum of all the others, whatever they are called ("All levels", "Both sexes"): in every group of rows that
/// agree in all other columns that group, and for every figure that can be added up.
/// </summary>
internal static class TotalCategories
{
    private const int MostCategories = 200;

    // Fewer could be chance.
    private const int FewestSums = 4;

    private const int FewestAmounts = 3;

    /// <summary>By column the rows of its category that is such a sum.</summary>
    /// <param name="columns">The table.</param>
    /// <param name="roles">One a column.</param>
    /// <param name="measures">Columns whose figures can be added up.</param>
    public static IEnumerable<TotalLabels> Find(IReadOnlyList<Column> columns, IReadOnlyList<ColumnRole> roles, IReadOnlyList<int> measures)
    {
        if (measures.Count == 0)
        {
            yield break;
        }

        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] is TextColumn { Dictionary.Count: >= 3 and <= MostCategories } text && roles[i] == ColumnRole.Dimension
                && Total(text, RowSums.Groups(columns, roles, i), [.. measures.Select(measure => columns[measure])]) is { } code)
            {
                yield return new TotalLabels(i, [.. Enumerable.Range(0, text.Count).Where(row => text.Codes[row] == code)]);
            }
        }
    }

    private static int? Total(TextColumn text, string[] groups, Column[] measures)
    {
        var rows = Enumerable.Range(0, text.Count).GroupBy(row => groups[row], StringComparer.Ordinal).Select(group => group.ToArray()).ToList();
        HashSet<int>? possible = null;
        foreach (int[] group in rows.Where(group => group.Length >= 3))
        {
            var holding = group.Where(row => text.Codes[row] >= 0 && IsSum(row, group, measures)).Select(row => text.Codes[row]).ToHashSet();
            possible = possible is null ? holding : [.. possible.Where(holding.Contains)];
            if (possible.Count == 0)
            {
                return null;
            }
        }

        return possible is { Count: 1 } && IsBelievable(possible.Single(), text, rows, measures) ? possible.Single() : null;
    }

    // Every row of the group that is not this one adds up to it, and two of them are not nothing.
    private static bool IsSum(int row, int[] group, Column[] measures)
    {
        bool isAny = false;
        foreach (var measure in measures)
        {
            decimal sum = 0;
            int parts = 0;
            foreach (int other in group.Where(other => other != row && !measure.IsNull(other)))
            {
                decimal value = measure[other].AsNumber();
                sum += value;
                parts += value == 0 ? 0 : 1;
            }

            if (measure.IsNull(row) ? parts > 0 : measure[row].AsNumber() != sum)
            {
                return false;
            }

            isAny |= parts > 1;
        }

        return isAny;
    }

    // Once a group, in none that it does not sum up, and often enough with amounts that differ.
    private static bool IsBelievable(int code, TextColumn text, List<int[]> groups, Column[] measures)
    {
        var sums = new List<decimal>();
        foreach (int[] group in groups)
        {
            int[] own = [.. group.Where(row => text.Codes[row] == code)];
            if (own.Length != (group.Length >= 3 ? 1 : 0))
            {
                return false;
            }

            sums.AddRange(own.SelectMany(row => measures.Where(measure => !measure.IsNull(row)).Select(measure => measure[row].AsNumber())).Where(sum => sum != 0));
        }

        return sums.Count >= FewestSums && sums.Distinct().Count() >= FewestAmounts;
    }
}
