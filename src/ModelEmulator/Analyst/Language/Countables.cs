using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>What is counted in places and things of a sort, for tables that do not name what their cells are.</summary>
internal static class Countables
{
    private static readonly FrozenDictionary<string, string[]> ByConcept = Resource.Lines("Countables.txt")
        .Select(static line => line.Split(':', 2))
        .GroupBy(static parts => parts[0].Trim(), StringComparer.Ordinal)
        .ToFrozenDictionary(
            static same => same.Key,
            static same => same.SelectMany(static parts => parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);

    public static IEnumerable<string> Of(string concept) => ByConcept.TryGetValue(concept, out string[]? words) ? words : [];
}
