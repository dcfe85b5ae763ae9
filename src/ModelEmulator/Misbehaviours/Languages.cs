using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>The language a lie is told in.</summary>
internal static partial class Languages
{
    public static string Guess(string question) => French().IsMatch(question) ? "fr" : German().IsMatch(question) ? "de" : "en";

    [GeneratedRegex(@"\b(combien|quel|quelle|quels|les|des|du|une|est|sont|dans|évolution|montre)\b", RegexOptions.IgnoreCase)]
    private static partial Regex French();

    [GeneratedRegex(@"\b(wie|viele|der|die|das|welche|welcher|im|jahr|gab|zeige)\b", RegexOptions.IgnoreCase)]
    private static partial Regex German();
}
