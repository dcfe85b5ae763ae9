using Tally.Columns;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

/// <summary>Where an expression is being bound.</summary>
internal sealed record BindContext
{
    public required Scope Scope { get; init; }

    public required CommonTables? Tables { get; init; }

    /// <summary>"WHERE", "GROUP BY" …: where an aggregate cannot stand; null where it can.</summary>
    public string? NoAggregates { get; init; }

    /// <summary>As <see cref="NoAggregates"/>, for window functions.</summary>
    public string? NoWindows { get; init; }

    /// <summary>Names given in SELECT, which other clauses may use where no column has the name.</summary>
    public IReadOnlyDictionary<string, SqlExpression> Aliases { get; init; } = new Dictionary<string, SqlExpression>();
}

/// <summary>The WITH queries in sight, the innermost first.</summary>
internal sealed record CommonTables(string Name, Planning.Plan.Shared Plan, Captures? Captures, CommonTables? Outer)
{
    public static CommonTables? Find(CommonTables? tables, string name)
    {
        for (var table = tables; table is not null; table = table.Outer)
        {
            if (table.Name == name)
                return table;
        }

        for (var table = tables; table is not null; table = table.Outer)
        {
            if (Folding.Fold(table.Name) == Folding.Fold(name))
                return table;
        }

        return null;
    }
}
