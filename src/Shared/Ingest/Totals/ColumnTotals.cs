using Tally.Columns;
using Tally.Csv;
using Tally.Datasets;
using Tally.Ingest.Statistics;

namespace Tally.Ingest.Totals;

/// <summary>Finds columns that are the sum of others in the same row, and rows where such a sum does not hold.</summary>
internal static class ColumnTotals
{
    private const int MostColumns = 40;

    private static readonly HashSet<string> TotalWords = new(StringComparer.Ordinal)
    {
        "total", "totale", "totaux", "totals", "somme", "sum", "summe", "ensemble", "gesamt", "insgesamt", "gesamttotal", "tous", "toutes", "all", "overall",
    };

    /// <summary>Whether the name says that the column, row or file is a total.</summary>
    public static bool IsTotalName(string name) => RoleFinder.Words(name).Any(TotalWords.Contains);

    /// <summary>For each column the columns it adds up, by place.</summary>
    /// <param name="columns">The table.</param>
    /// <param name="canAdd">For each column whether its figures can be added up.</param>
    /// <param name="declared">What a person said: a column and its parts. Always checked, whatever the figures say.</param>
    /// <param name="problems">Told where a sum does not hold.</param>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Find(
        IReadOnlyList<Column> columns,
        IReadOnlyList<bool> canAdd,
        IReadOnlyDictionary<string, IReadOnlyList<string>> declared,
        ProblemList problems)
    {
        var found = new Dictionary<int, IReadOnlyList<int>>();
        var rounded = new RoundedTotals();
        var rounding = new RoundedPlaces(columns);
        foreach (var (name, parts) in declared)
        {
            if (Place(columns, name) is { } total && Places(columns, parts) is { } places)
            {
                found[total] = places;
                Report(columns, new ColumnSum(columns, rounding, total, places), problems, rounded);
            }
        }

        foreach (var sum in Guess(columns, canAdd, rounding, found))
        {
            Report(columns, sum, problems, rounded);
        }

        rounded.Report(problems);
        return found;
    }

    private static IEnumerable<ColumnSum> Guess(
        IReadOnlyList<Column> columns, IReadOnlyList<bool> canAdd, RoundedPlaces rounding, Dictionary<int, IReadOnlyList<int>> found)
    {
        int[] measures = [.. Enumerable.Range(0, columns.Count).Where(i => canAdd[i]).Take(MostColumns)];
        if (measures.Length < 3 || columns[0].Count < 2)
        {
            yield break;
        }

        var order = measures.Where(i => !found.ContainsKey(i)).OrderByDescending(i => IsTotalName(columns[i].Name)).ThenByDescending(i => i);
        foreach (int total in order.ToList())
        {
            ColumnSum? best = null;
            foreach (int[] parts in Candidates(measures, total).Where(parts => !parts.Any(found.ContainsKey)))
            {
                var sum = new ColumnSum(columns, rounding, total, parts);
                if (sum.Holds(IsTotalName(columns[total].Name), best?.Misses ?? int.MaxValue))
                {
                    best = sum;
                }

                if (best?.Misses == 0)
                {
                    break;
                }
            }

            if (best is not null)
            {
                found[total] = best.Parts;
                yield return best;
            }
        }
    }

    private static IEnumerable<int[]> Candidates(int[] measures, int total)
    {
        int[] others = [.. measures.Where(i => i != total)];
        yield return others;
        for (int start = 0; start < others.Length; start++)
        {
            for (int length = 2; start + length <= others.Length; length++)
            {
                yield return others[start..(start + length)];
            }
        }

        for (int i = 0; i < others.Length; i++)
        {
            for (int j = i + 2; j < others.Length; j++)
            {
                yield return [others[i], others[j]];
            }
        }
    }

    private static void Report(IReadOnlyList<Column> columns, ColumnSum sum, ProblemList problems, RoundedTotals rounded)
    {
        string name = columns[sum.Total].Name;
        string parts = string.Join(", ", sum.Parts.Select(part => $"'{columns[part].Name}'"));
        foreach (var (row, gap) in sum.Gaps())
        {
            if (gap.IsRounded)
            {
                rounded.Add(name, row, gap);
                continue;
            }

            problems.Add(gap.Contradiction(
                ProblemCodes.TotalColumnMismatch, $"Column '{name}' is the total of {parts}, but not in this row.", name, row));
        }
    }

    private static int[]? Places(IReadOnlyList<Column> columns, IReadOnlyList<string> names)
    {
        var places = names.Select(name => Place(columns, name)).ToList();
        return places.Contains(null) || places.Count == 0 ? null : [.. places.Select(place => place!.Value)];
    }

    private static int? Place(IReadOnlyList<Column> columns, string name)
    {
        int place = columns.ToList().FindIndex(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return place >= 0 && columns[place].Type is ColumnType.Integer or ColumnType.Decimal ? place : null;
    }
}
