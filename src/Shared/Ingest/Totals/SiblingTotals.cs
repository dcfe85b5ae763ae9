using Tally.Csv;
using Tally.Datasets;

namespace Tally.Ingest.Totals;

/// <summary>Finds the file of a collection that holds the sums of all the others.</summary>
internal static class SiblingTotals
{
    /// <summary>Among more files than that nobody looks for a total.</summary>
    public const int MostFiles = 400;

    private const int MostCells = 2_000_000;

    /// <summary>Whether there are enough files for one to be a total, and few enough cells to add.</summary>
    public static bool IsWorthAdding(IReadOnlyList<DatasetProfile> files) =>
        files.Count >= 3 && AreFewEnough(files);

    /// <summary>Whether the files are few and small enough to be opened all at once.</summary>
    public static bool AreFewEnough(IReadOnlyList<DatasetProfile> files) =>
        files.Count <= MostFiles && files.Sum(file => (long)file.RowCount * file.Columns.Count) <= MostCells;

    /// <summary>
    /// The file that is the total of the others, by adding them up; null when none is. One whose name says so may be
    /// contradicted here and there.
    /// </summary>
    public static DatasetId? Find(IReadOnlyList<OpenedDataset> files)
    {
        // A total is larger than each of its parts, so only the largest file can be one.
        var tables = files.Select(SiblingTable.Of).ToList();
        if (tables.Exists(table => table is null))
        {
            return null;
        }

        var largest = tables.MaxBy(table => table!.Size)!;
        var sums = largest.Against([.. tables.Where(table => table != largest)!]).Where(sum => sum.Sum is not null).ToList();
        var id = files[tables.IndexOf(largest)].Profile.Id;
        int holding = sums.Count(sum => sum.Sum!.Value.Holds);
        int added = sums.Count(sum => sum is { Holders: > 1, Sum: { Declared: not 0, Holds: true } });
        bool named = ColumnTotals.IsTotalName(id.Name) || largest.Profile.Label is { } label && ColumnTotals.IsTotalName(label.Value);
        bool adds = named ? holding * 2 > sums.Count : holding == sums.Count && sums.Count == largest.Count;
        return adds && added > 1 ? id : null;
    }

    /// <summary>Every figure of a total that is not the sum of its siblings, with its place.</summary>
    public static IReadOnlyList<Problem> Contradictions(IReadOnlyList<OpenedDataset> files, int mostListed)
    {
        var problems = new ProblemList(mostListed);
        var tables = files.Select(SiblingTable.Of).ToList();
        for (int i = 0; i < files.Count; i++)
        {
            if (files[i].Profile.IsTotalOfSiblings && tables[i] is { } total)
            {
                // A sibling without a key cannot be added, and a sum without it would contradict for no reason.
                var parts = tables.Where((_, j) => j != i && !files[j].Profile.IsTotalOfSiblings).ToList();
                if (!parts.Contains(null))
                {
                    Report(total, parts!, problems);
                }
            }
        }

        return problems.ToList();
    }

    private static void Report(SiblingTable total, IReadOnlyList<SiblingTable> parts, ProblemList problems)
    {
        var rounded = new RoundedTotals();
        foreach (var (row, column, sum, _) in total.Against(parts))
        {
            if (sum is not { Holds: false } gap)
            {
                continue;
            }

            if (gap.IsRounded)
            {
                rounded.Add(column, row, gap);
                continue;
            }

            problems.Add(gap.Contradiction(
                ProblemCodes.SiblingTotalMismatch,
                $"{total.Profile.FileName} is the total of its siblings, but not in this row of column '{column}'.",
                column,
                row) with
            {
                Dataset = total.Profile.Id.ToString(),
                Line = total.Lines[row],
            });
        }

        var about = new ProblemList(int.MaxValue);
        rounded.Report(about);
        problems.AddRange(about.ToList().Select(problem => problem with { Dataset = total.Profile.Id.ToString() }));
    }
}
