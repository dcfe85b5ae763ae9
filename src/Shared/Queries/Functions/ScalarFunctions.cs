using System.Collections.Frozen;

namespace Tally.Queries.Functions;

/// <summary>Every scalar function by name.</summary>
internal static class ScalarFunctions
{
    public static FrozenDictionary<string, ScalarFunction> ByName { get; } =
        TextFunctions.All.Concat(NumberFunctions.All).Concat(DateFunctions.All)
            .ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
}
