using System.Collections.Frozen;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Words cut short in a hurry, spelled out: "cb" is "combien", "wich" is "which".</summary>
internal static class Shorthand
{
    private static readonly FrozenDictionary<string, string[]> Meant = Resource.Lines("Shorthand.txt")
        .Select(static line => line.Split(':', 2))
        .ToFrozenDictionary(static parts => parts[0].Trim(), static parts => parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>What stands for a word as typed; the word itself where it is none. Written large it is a name: "R", "CT"; one capital may only begin the sentence.</summary>
    public static IEnumerable<string> Spelled(string word, bool opens = false) =>
        Meant.TryGetValue(opens && word.Length > 1 && !word.Skip(1).Any(char.IsUpper) ? word.ToLowerInvariant() : word, out string[]? meant) ? meant : [word];
}
