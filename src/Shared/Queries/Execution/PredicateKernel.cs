using Tally.Columns;
using Tally.Queries.Expressions;
using Tally.Queries.Tables;

namespace Tally.Queries.Execution;

/// <summary>Conditions of a column against literals, decided over the column's array without making a cell.</summary>
internal static class PredicateKernel
{
    /// <summary>Writes the rows that pass into <paramref name="kept"/> and returns how many, or null when it cannot.</summary>
    public static int? TryKeep(Expression condition, Frame input, int[]? among, int start, int end, int[] kept)
    {
        return null;
    }
}
