using System.Globalization;
using Tally.Queries.Planning;
using Tally.Queries.Syntax;

namespace Tally.Queries.Binding;

/// <summary>Names of result columns: the alias, the column, or a plain word for the function, so that they are easy to refer to.</summary>
internal static class OutputNames
{
    public static string Of(SqlExpression expression) => expression switch
    {
        SqlExpression.Name name => name.Parts[^1].Text,
        SqlExpression.Call { Star: true } call => call.Function.ToLowerInvariant(),
        SqlExpression.Call { Arguments: [SqlExpression.Name name, ..] } call => $"{call.Function.ToLowerInvariant()}_{name.Parts[^1].Text}",
        SqlExpression.Call call => call.Function.ToLowerInvariant(),
        SqlExpression.Cast cast => Of(cast.Value),
        _ => "value",
    };

    /// <summary>Each output with a name of its own: a repeated one is numbered.</summary>
    public static IEnumerable<PlanColumn> Unique(IEnumerable<Output> outputs)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var output in outputs)
        {
            string name = output.Name;
            for (int again = 2; !taken.Add(name); again++)
                name = string.Create(CultureInfo.InvariantCulture, $"{output.Name}_{again}");

            yield return new PlanColumn(name, output.Expression.Type) { Unit = output.Unit };
        }
    }
}
