using Tally.Queries.Execution.Groups;
using Tally.Queries.Execution;
using Tally.Queries.Tables;

namespace Tally.Queries.Lineage;

/// <summary>In which groups a column has one value, and no null, in every row.</summary>
internal static class LabelConstancy
{
    public static bool[] Of(QueryRun run, Vector cells, int[]? rows, Grouping groups)
    {
        bool[] constant = new bool[groups.Count];
        int[] firstRows = new int[groups.Count];
        int open = 0;
        for (int group = 0; group < groups.Count; group++)
        {
            int first = groups.FirstRows[group];
            firstRows[group] = first < 0 ? -1 : rows is null ? first : rows[first];
            constant[group] = first >= 0 && !cells.IsNull(firstRows[group]);
            open += constant[group] ? 1 : 0;
        }

        var same = CellSameness.Of(cells);
        int[] groupOf = groups.GroupOf;

        // Most columns vary in every group within a few rows, and are not looked at further.
        for (int i = 0; i < groupOf.Length && open > 0; i++)
        {
            if (i % 65536 == 0)
                run.Check();

            int group = groupOf[i];
            if (!constant[group] || same(rows is null ? i : rows[i], firstRows[group]))
                continue;

            constant[group] = false;
            open--;
        }

        return constant;
    }
}

/// <summary>Whether two rows of a column hold the same value, over its array where it has one.</summary>
internal static class CellSameness
{
    public static Func<int, int, bool> Of(Vector cells) => cells switch
    {
        TextVector { Codes: var codes } => (a, b) => codes[a] == codes[b],
        NumberVector { Mantissas: var mantissas } => (a, b) => mantissas[a] == mantissas[b],
        DateVector { Days: var days } => (a, b) => days[a] == days[b],
        MomentVector { Ticks: var ticks } => (a, b) => ticks[a] == ticks[b],
        _ => (a, b) => cells[a] == cells[b],
    };
}
