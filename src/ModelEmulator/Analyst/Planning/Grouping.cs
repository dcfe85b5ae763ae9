using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Intents;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Planning;

/// <summary>A figure for each group: rows as they are where each group has one, GROUP BY else.</summary>
internal sealed record Grouping(Source Source, IReadOnlyList<(string Expression, string Name)> Dimensions, IReadOnlyList<Quantity> Quantities)
{
    /// <summary>Each group is one row, or single rows are what is ordered (the highest price is one row's).</summary>
    public bool IsPlain => Source.Quantity is { Fold: Fold.Natural, Field: not null };

    public string First => Dimensions[0].Expression;

    public string Figure => Sql.Of(Source.Quantity);

    public string Select => $"SELECT {string.Join(", ", Dimensions.Select(Alias).Concat(Quantities.Select(Settled).Select(Sql.As)))}{Source.Clause}";

    /// <summary>Rows without the figure are left out.</summary>
    public string Known => IsPlain ? $"{(Source.Conditions.Count > 0 ? " AND" : " WHERE")} {Source.Quantity.Field!.Sql} IS NOT NULL" : "";

    public string GroupBy => IsPlain ? "" : " GROUP BY " + string.Join(", ", Dimensions.Select(static dimension => dimension.Expression));

    public static Grouping? Of(Request request, Quantity quantity, Scope scope, IReadOnlyList<Dimension> dimensions, bool alongTime = false, IReadOnlyList<Quantity>? others = null)
    {
        var named = dimensions.Select(dimension => Sql.Of(dimension, request.Axis)).ToList();
        bool isAlongTime = alongTime || dimensions.Any(static dimension => dimension is Dimension.ByTime or Dimension.ByField { Field.IsYear: true } or Dimension.ByField { Field.IsDate: true });
        return named.Any(static name => name is null) || Source.Of(request, quantity, scope, Kept(dimensions), isAlongTime) is not { } source
            ? null
            : new Grouping(source, [.. named.Select(static name => name!.Value)], others ?? [quantity]);
    }

    public static IReadOnlyList<Field> Kept(IEnumerable<Dimension> dimensions) => [.. dimensions.OfType<Dimension.ByField>().Select(static dimension => dimension.Field)];

    private Quantity Settled(Quantity quantity) =>
        quantity == Quantities[0] && quantity.Field != Source.Quantity.Field ? Source.Quantity
        : Source.Named(quantity.Fold == Fold.Natural && Source.Quantity.Fold != Fold.Natural ? quantity with { Fold = quantity.Behaviour == Behaviour.Rate ? Fold.Average : Fold.Sum } : quantity);

    private static string Alias((string Expression, string Name) dimension) =>
        dimension.Expression.Trim('"') == dimension.Name ? dimension.Expression : $"{dimension.Expression} AS {Sql.Name(dimension.Name)}";
}
