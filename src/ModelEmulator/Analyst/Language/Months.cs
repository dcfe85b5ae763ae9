using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Months by their names, quarters by theirs.</summary>
internal static class Months
{
    private static readonly string[] Names =
    [
        "janvier january januar jan janv 1월", "fevrier february februar feb fev fevr 2월", "mars march marz mar 3월", "avril april avr apr 4월", "mai may 5월",
        "juin june juni jun 6월", "juillet july juli jul juil 7월", "aout august aug 8월", "septembre september sept sep 9월", "octobre october oktober oct okt 10월",
        "novembre november nov 11월", "decembre december dezember dec dez 12월",
    ];

    private static readonly FrozenDictionary<string, int> ByName = Names
        .SelectMany(static (names, index) => names.Split(' ').Select(name => (name, index + 1)))
        .ToFrozenDictionary(static pair => pair.name, static pair => pair.Item2, StringComparer.Ordinal);

    public static int? Of(string fold) => ByName.TryGetValue(fold, out int month) ? month : null;

    /// <summary>The month that a column's name stands for, however it is cut: "octo", "déce".</summary>
    public static int? Called(string fold)
    {
        if (Of(fold) is { } exact)
        {
            return exact;
        }

        List<int> begun = fold.Length < 3 ? [] : [.. ByName.Where(pair => pair.Key.StartsWith(fold, StringComparison.Ordinal)).Select(static pair => pair.Value).Distinct()];
        return begun is [var only] ? only : null;
    }

    public static string Name(int month, Tongue tongue) => Names[month - 1].Split(' ')[tongue switch { Tongue.French => 0, Tongue.German => 2, _ => 1 }] switch
    {
        var name when tongue == Tongue.French => name switch { "fevrier" => "février", "aout" => "août", "decembre" => "décembre", _ => name },
        "juni" => "Juni",
        "juli" => "Juli",
        var name => char.ToUpperInvariant(name[0]) + name[1..],
    };
}
