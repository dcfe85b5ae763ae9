namespace Tally.Queries.Lineage;

/// <summary>What holds of rows that meet one or another set of conditions.</summary>
internal static class ConditionMerge
{
    /// <summary>
    /// The conditions that stand in every set; where sets name different values of one column, that it is one of them.
    /// </summary>
    public static IReadOnlyList<Condition> OfAll(IReadOnlyList<IReadOnlyList<Condition>> sets)
    {
        if (sets.Count == 0)
            return [];

        if (sets.Count == 1)
            return sets[0];

        var merged = new List<Condition>();
        foreach (var condition in sets[0])
        {
            if (sets.Skip(1).All(set => set.Contains(condition, ConditionEquality.Instance)))
                merged.Add(condition);
            else if (IsValues(condition) && sets.All(set => set.Any(other => other.Column == condition.Column && IsValues(other))))
                merged.Add(Union(condition.Column, sets));
        }

        return [.. merged.Distinct(ConditionEquality.Instance)];
    }

    private static bool IsValues(Condition condition) => condition.Operator is ConditionOperator.Equal or ConditionOperator.In;

    private static Condition Union(string column, IReadOnlyList<IReadOnlyList<Condition>> sets)
    {
        // Of several conditions of one set on the column the tightest is taken.
        string[] values =
        [
            .. sets.SelectMany(set => set.Where(other => other.Column == column && IsValues(other)).MinBy(other => other.Values.Count)!.Values).Distinct(),
        ];
        return values.Length == 1 ? Condition.Equal(column, values[0]) : new Condition(column, ConditionOperator.In, values);
    }
}
