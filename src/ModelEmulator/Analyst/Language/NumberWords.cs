using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Small numbers and orders of magnitude spelled out.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, decimal> Numbers = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["deux"] = 2,
        ["trois"] = 3,
        ["quatre"] = 4,
        ["cinq"] = 5,
        ["six"] = 6,
        ["sept"] = 7,
        ["huit"] = 8,
        ["neuf"] = 9,
        ["dix"] = 10,
        ["quinze"] = 15,
        ["vingt"] = 20,
        ["trente"] = 30,
        ["cinquante"] = 50,
        ["cent"] = 100,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["fifteen"] = 15,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["fifty"] = 50,
        ["hundred"] = 100,
        ["zwei"] = 2,
        ["drei"] = 3,
        ["vier"] = 4,
        ["funf"] = 5,
        ["zehn"] = 10,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["mille"] = 1_000,
        ["thousand"] = 1_000,
        ["tausend"] = 1_000,
        ["k"] = 1_000,
        ["million"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["milliard"] = 1_000_000_000,
        ["milliards"] = 1_000_000_000,
        ["billion"] = 1_000_000_000,
        ["billions"] = 1_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static decimal? Of(string fold) => Numbers.TryGetValue(fold, out decimal number) ? number : null;

    public static decimal? Scale(string fold) => Scales.TryGetValue(fold, out decimal scale) ? scale : null;
}
