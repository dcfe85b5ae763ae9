using System.Runtime.CompilerServices;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>
/// A table of figures by some dimensions, one row for each combination: incidents by borough, offence and year. Its rows are cells, and counting them
/// answers nobody's question; where each dimension but one is told, what is left has one row each.
/// </summary>
internal sealed record Cube(IReadOnlyList<Field> Dimensions)
{
    /// <summary>Combinations that may be missing of a full table, as a factor of its rows.</summary>
    private const double Holes = 1.35;

    /// <summary>How uneven the counts of a dimension's values may be.</summary>
    private const double Unevenness = 1.5;

    private static readonly ConditionalWeakTable<Table, Found> Kept = [];

    /// <summary>The dimensions that the table's rows are combinations of; null where rows are things of their own.</summary>
    public static Cube? Of(Table table) => Kept.GetValue(table, static one => new Found(Find(one))).Cube;

    private static Cube? Find(Table table)
    {
        if (table.Rows < 4 || table.IsUnfolded
            || table.Fields.Any(field => field.IsIdentifier && field.Distinct >= table.Rows * 0.98)
            || !table.Fields.Any(static field => field is { IsNumber: true, IsYear: false, IsIdentifier: false, Role: "measure" }))
        {
            return null;
        }

        List<Field> candidates = [.. table.Fields.Where(field => field.Distinct > 1 && field.Distinct < table.Rows && IsDimension(field) && IsEven(field)).Take(8)];
        for (int size = 2; size <= Math.Min(4, candidates.Count); size++)
        {
            if (Subsets(candidates, size).FirstOrDefault(subset => IsFull(subset, table.Rows)) is { } found)
            {
                return new Cube(found);
            }
        }

        return null;
    }

    private static bool IsDimension(Field field) => (field.IsText && !field.IsIdentifier) || field.IsIdentifier || field.IsYear || field.IsDate || field.Role is "dimension" or "time";

    /// <summary>Each value has its share of the rows: of sales or arrivals it would not.</summary>
    private static bool IsEven(Field field)
    {
        int[] counts = [.. field.Values.Select(static value => value.Count).Where(static count => count > 0)];
        return counts.Length > 1 ? counts.Max() <= counts.Min() * Unevenness : field.IsYear && field.Values.Count == 0;
    }

    private static bool IsFull(IReadOnlyList<Field> subset, int rows)
    {
        double product = subset.Aggregate(1.0, static (all, field) => all * field.Distinct);
        return product >= rows && product <= rows * Holes;
    }

    private static IEnumerable<IReadOnlyList<Field>> Subsets(List<Field> all, int size, int from = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int at = from; at <= all.Count - size; at++)
        {
            foreach (IReadOnlyList<Field> rest in Subsets(all, size - 1, at + 1))
            {
                yield return [all[at], .. rest];
            }
        }
    }

    private sealed record Found(Cube? Cube);
}
