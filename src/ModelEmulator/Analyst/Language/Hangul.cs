using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Analyst.Language;

/// <summary>Korean writes particles onto words, and words onto numbers and names: both are taken apart.</summary>
internal static partial class Hangul
{
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "많은", "적은", "높은", "낮은", "여자", "차이", "나이", "얼마나", "어느" };

    public static string Open(string text) => Any().IsMatch(text) ? Word().Replace(Edge().Replace(Month().Replace(text, Named), " "), static match => Bare(match.Value)) : text;

    /// <summary>"2024년 3월" is March 2024.</summary>
    private static string Named(Match match) =>
        int.Parse(match.Groups["month"].Value, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12 and var month
            ? $" {Months.Name(month, Tongue.English)} {match.Groups["year"].Value} "
            : match.Value;

    private static string Bare(string word) =>
        Whole.Contains(word) ? word
        : Asked().Match(word) is { Success: true } asked ? asked.Groups[1].Value + " "
        : Polite().IsMatch(word) ? " "
        : Particle().Replace(word, "$1 ");

    [GeneratedRegex("[\uAC00-\uD7A3]")]
    private static partial Regex Any();

    [GeneratedRegex(@"(?<=[A-Za-z\u00C0-\u024F0-9])(?=[\uAC00-\uD7A3])|(?<=[\uAC00-\uD7A3])(?=[A-Za-z\u00C0-\u024F0-9])")]
    private static partial Regex Edge();

    [GeneratedRegex("[\uAC00-\uD7A3]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:(?<year>\d{4})\s*년\s*)?(?<![\d])(?<month>\d{1,2})\s*월(?:에)?")]
    private static partial Regex Month();

    /// <summary>What is asked for, or counted, with the ending of the sentence written onto it: "얼마입니까", "몇", "개인가요".</summary>
    [GeneratedRegex("^(얼마나|얼마|어디|언제|무엇|뭐|누구|몇|개|명|건|번|곳|대|권|회|점)(?:은|는|이|였|이었)?(?:입니까|인가요|인가|인지|습니까|였습니까|었습니까|였나요|었나요|예요|이에요|에요|나요|까요|일까요|죠|지요|야|이야)$")]
    private static partial Regex Asked();

    /// <summary>Verbs that only ask politely, or say that there is something.</summary>
    [GeneratedRegex("^(?:있|없|되|됩|하|했|알려|보여|말해|구해|계산해|비교해|가르쳐)?(?:주세요|주시겠어요|줘|주십시오|습니까|었습니까|었나요|나요|어요|었어요|니까|입니까|인가요)$")]
    private static partial Regex Polite();

    [GeneratedRegex("^(.+?)(?:에서|으로|은|는|이|가|을|를|의|에|와|과|로|도)$")]
    private static partial Regex Particle();
}
