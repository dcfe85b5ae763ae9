using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ingest;

/// <summary>Finds the file of a collection that holds the sums of all the others.</summary>
internal static class SiblingTotals
{
    private const int MostFiles = 400;

    private const int MostCells = 2_000_000;

    /// <summary>Whether there are enough files for one to be a total, and few enough cells to add.</summary>
    public static bool IsWorthAdding(IReadOnlyList<DatasetProfile> files) =>
        files.Count is >= 3 and <= MostFiles && files.Sum(file => (long)file.RowCount * file.Columns.Count) <= MostCells;

    /// <summary>The file that is the total of the others, by adding them up; null when none is.</summary>
    public static DatasetId? Find(IReadOnlyList<OpenedDataset> files)
    {
        // A total is larger than each of its parts, so only the largest file can be one.
        var tables = files.Select(Sums).ToList();
        if (tables.Exists(table => table is null))
        {
            return null;
        }

        var largest = tables.MaxBy(table => table!.Values.Sum(Math.Abs))!;
        return Adds(largest, tables.Where(table => table != largest).ToList()!) ? files[tables.IndexOf(largest)].Profile.Id : null;
    }

    // Each figure by its key and column; null when the file has no key to add by.
    private static Dictionary<(string Key, string Column), decimal>? Sums(OpenedDataset file)
    {
        int key = file.Profile.KeyColumn is { } name ? file.Profile.Columns.ToList().FindIndex(column => column.Name == name) : -1;
        if (key < 0)
        {
            return null;
        }

        var sums = new Dictionary<(string, string), decimal>();
        for (int i = 0; i < file.Columns.Count; i++)
        {
            if (file.Profile.Columns[i].Role != ColumnRole.Measure)
            {
                continue;
            }

            for (int row = 0; row < file.RowCount; row++)
            {
                var value = file.Columns[i][row];
                if (!value.IsNull && !sums.TryAdd((file.Columns[key][row].ToString(), file.Columns[i].Name), value.AsNumber()))
                {
                    return null;
                }
            }
        }

        return sums;
    }

    private static bool Adds(
        Dictionary<(string Key, string Column), decimal> total, List<Dictionary<(string Key, string Column), decimal>> parts)
    {
        int added = 0;
        foreach (var (place, whole) in total)
        {
            decimal sum = 0;
            int holders = 0;
            foreach (var part in parts)
            {
                if (part.TryGetValue(place, out decimal value))
                {
                    sum += value;
                    holders++;
                }
            }

            if (sum != whole)
            {
                return false;
            }

            added += holders > 1 && whole != 0 ? 1 : 0;
        }

        return added > 1;
    }
}
