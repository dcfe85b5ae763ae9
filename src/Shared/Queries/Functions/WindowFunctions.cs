using System.Collections.Frozen;
using Tally.Queries.Expressions;

namespace Tally.Queries.Functions;

/// <summary>How a window function is called; a type of null is its first argument's.</summary>
internal sealed record WindowSignature(WindowFunction Function, int Least, int Most, SqlType? Type, bool NeedsOrder = false, int? WholeArgument = null);

/// <summary>The functions that exist only over a window; every aggregate can stand over one too.</summary>
internal static class WindowFunctions
{
    public static FrozenDictionary<string, WindowSignature> ByName { get; } = new Dictionary<string, WindowSignature>
    {
        ["ROW_NUMBER"] = new(WindowFunction.RowNumber, 0, 0, SqlType.Integer),
        ["RANK"] = new(WindowFunction.Rank, 0, 0, SqlType.Integer, NeedsOrder: true),
        ["DENSE_RANK"] = new(WindowFunction.DenseRank, 0, 0, SqlType.Integer, NeedsOrder: true),
        ["PERCENT_RANK"] = new(WindowFunction.PercentRank, 0, 0, SqlType.Decimal, NeedsOrder: true),
        ["CUME_DIST"] = new(WindowFunction.CumeDist, 0, 0, SqlType.Decimal, NeedsOrder: true),
        ["NTILE"] = new(WindowFunction.Ntile, 1, 1, SqlType.Integer, NeedsOrder: true, WholeArgument: 0),
        ["LAG"] = new(WindowFunction.Lag, 1, 3, null, NeedsOrder: true, WholeArgument: 1),
        ["LEAD"] = new(WindowFunction.Lead, 1, 3, null, NeedsOrder: true, WholeArgument: 1),
        ["FIRST_VALUE"] = new(WindowFunction.FirstValue, 1, 1, null),
        ["LAST_VALUE"] = new(WindowFunction.LastValue, 1, 1, null),
        ["NTH_VALUE"] = new(WindowFunction.NthValue, 2, 2, null, WholeArgument: 1),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Every function's name: for refusals that teach and for the test that all are documented.</summary>
internal static class FunctionNames
{
    /// <summary>Functions that binding turns into other expressions.</summary>
    public static IReadOnlyList<string> Special { get; } = ["COALESCE", "IFNULL", "NULLIF", "IF", "IIF"];

    public static IEnumerable<string> All =>
        ScalarFunctions.ByName.Keys.Concat(AggregateFunctions.ByName.Keys).Concat(WindowFunctions.ByName.Keys).Concat(Special).Order(StringComparer.Ordinal);
}
