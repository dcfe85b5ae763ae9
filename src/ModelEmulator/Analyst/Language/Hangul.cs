using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Korean writes particles onto words, and words onto numbers and names: both are taken apart.</summary>
internal static partial class Hangul
{
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "많은", "적은", "높은", "낮은", "여자", "차이", "나이", "얼마나", "어느", "평균은" };

    public static string Open(string text) => Any().IsMatch(text) ? Word().Replace(Edge().Replace(text, " "), static match => Bare(match.Value)) : text;

    private static string Bare(string word) => Whole.Contains(word) ? word : Particle().Replace(word, "$1 ");

    [GeneratedRegex("[\uAC00-\uD7A3]")]
    private static partial Regex Any();

    [GeneratedRegex(@"(?<=[A-Za-z\u00C0-\u024F0-9])(?=[\uAC00-\uD7A3])|(?<=[\uAC00-\uD7A3])(?=[A-Za-z\u00C0-\u024F0-9])")]
    private static partial Regex Edge();

    [GeneratedRegex("[\uAC00-\uD7A3]+")]
    private static partial Regex Word();

    [GeneratedRegex("^(.+?)(?:에서|으로|은|는|이|가|을|를|의|에|와|과|로|도)$")]
    private static partial Regex Particle();
}
