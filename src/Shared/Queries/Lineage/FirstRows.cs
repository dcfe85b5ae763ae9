using System.Runtime.CompilerServices;
using Tally.Queries.Execution.Groups;
using Tally.Queries.Execution;

namespace Tally.Queries.Lineage;

/// <summary>The first rows of each group, as many as lineage lists.</summary>
internal static class FirstRows
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static List<int>[] Of(QueryRun run, Grouping groups, int[] sizes)
    {
        List<int>[] first = [.. sizes.Select(size => new List<int>(Math.Min(size, CellLineage.RowLimit)))];
        int open = sizes.Count(size => size > 0);
        for (int row = 0; row < groups.GroupOf.Length && open > 0; row++)
        {
            if (row % 65536 == 0)
                run.Check();

            int group = groups.GroupOf[row];
            if (first[group].Count >= CellLineage.RowLimit)
                continue;

            first[group].Add(row);
            if (first[group].Count == Math.Min(sizes[group], CellLineage.RowLimit))
                open--;
        }

        return first;
    }
}
