using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Words cut short in a hurry, spelled out: "cb" is "combien", "wich" is "which".</summary>
internal static class Shorthand
{
    private static readonly FrozenDictionary<string, string[]> Meant = Resource.Lines("Shorthand.txt")
        .Select(static line => line.Split(':', 2))
        .ToFrozenDictionary(static parts => parts[0].Trim(), static parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>What stands for a word as typed; the word itself where it is none. Written large it is a name: "R", "CT".</summary>
    public static IEnumerable<string> Spelled(string word) => Meant.TryGetValue(word, out string[]? meant) ? meant : [word];
}
