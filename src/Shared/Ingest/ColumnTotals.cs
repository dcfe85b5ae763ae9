using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>Finds columns that are the sum of others in the same row, and rows where such a sum does not hold.</summary>
internal static class ColumnTotals
{
    private const int MostColumns = 40;

    private const int RowsTried = 64;

    private static readonly HashSet<string> TotalWords = new(StringComparer.Ordinal)
    {
        "total", "totale", "totaux", "totals", "somme", "sum", "summe", "ensemble", "gesamt", "insgesamt", "gesamttotal", "tous", "toutes", "all", "overall",
    };

    /// <summary>Whether the name says that the column, row or file is a total.</summary>
    public static bool IsTotalName(string name) => RoleFinder.Words(name).Any(TotalWords.Contains);

    /// <summary>For each column the columns it adds up, by place.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Find(
        IReadOnlyList<Column> columns, IReadOnlyList<ColumnRole> roles, ICollection<Problem> problems)
    {
        var found = new Dictionary<int, IReadOnlyList<int>>();
        int[] measures = [.. Enumerable.Range(0, columns.Count).Where(i => roles[i] == ColumnRole.Measure).Take(MostColumns)];
        if (measures.Length < 3 || columns[0].Count < 2)
        {
            return found;
        }

        var order = measures.OrderByDescending(i => IsTotalName(columns[i].Name)).ThenByDescending(i => i);
        foreach (int total in order)
        {
            bool named = IsTotalName(columns[total].Name);
            foreach (var parts in Candidates(measures, total))
            {
                if (parts.Any(found.ContainsKey) || !Holds(columns, total, parts, named, out int misses, out int row))
                {
                    continue;
                }

                found[total] = parts;
                Report(columns[total].Name, misses, row, problems);
                break;
            }
        }

        return found;
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

    private static bool Holds(IReadOnlyList<Column> columns, int total, int[] parts, bool named, out int misses, out int firstMiss)
    {
        var (rows, kept, nonZero) = (columns[total].Count, 0, 0);
        (misses, firstMiss) = (0, -1);
        for (int row = 0; row < rows; row++)
        {
            var whole = columns[total][row];
            decimal sum = 0;
            bool comparable = !whole.IsNull;
            foreach (int part in parts)
            {
                var value = columns[part][row];
                sum += value.IsNull ? 0 : value.AsNumber();
            }

            if (!comparable)
            {
                continue;
            }

            kept++;
            nonZero += sum != 0 ? 1 : 0;
            if (sum != whole.AsNumber())
            {
                misses++;
                firstMiss = firstMiss < 0 ? row : firstMiss;
                bool hopeless = named ? misses * 5 > Math.Min(rows, RowsTried) : true;
                if (hopeless)
                {
                    return false;
                }
            }
        }

        // Two rows that add up may do so by chance when nothing says "total".
        return kept >= (named ? 2 : 4) && nonZero * 2 > kept && misses * 5 <= kept;
    }

    private static void Report(string name, int misses, int row, ICollection<Problem> problems)
    {
        if (misses > 0)
        {
            problems.Add(new Problem
            {
                Code = ProblemCodes.TotalColumnMismatch,
                Message = $"Column '{name}' is the sum of other columns, except in {misses} rows.",
                Column = name,
                Row = row + 1,
                Count = misses,
            });
        }
    }
}
