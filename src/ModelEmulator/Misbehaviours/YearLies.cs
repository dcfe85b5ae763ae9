using System.Globalization;
using System.Text.RegularExpressions;

namespace Tally.ModelEmulator.Misbehaviours;

/// <summary>Lies about the year.</summary>
internal static partial class YearLies
{
    /// <summary>Every year of a query moves to its neighbour; a year at the end of the data moves back.</summary>
    public static string Shifted(string sql, SeenData seen) => Year().Replace(sql, match => Neighbour(match.Value, seen));

    public static string Typed(string text, SeenData seen)
    {
        bool done = false;
        string bent = ReferenceOrYear().Replace(text, match =>
        {
            if (done) return match.Value;
            string? year = match.Value[0] == '{' ? CitedYear(match.Value, seen) : match.Value;
            done = year is not null;
            return year is null ? match.Value : Neighbour(year, seen);
        });
        if (done || Year().Match(seen.Question) is not { Success: true } asked) return bent;
        return $"{Neighbour(asked.Value, seen)}: {bent}";
    }

    private static string? CitedYear(string text, SeenData seen) =>
        Reference.Pattern().Match(text) is { Success: true } match
        && Reference.Read(match).Number(seen) is { } number && Year().IsMatch(number.ToString(CultureInfo.InvariantCulture))
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string Neighbour(string year, SeenData seen)
    {
        int number = int.Parse(year, CultureInfo.InvariantCulture);
        return (seen.LastYear?.StartsWith(year, StringComparison.Ordinal) is true ? number - 1 : number + 1).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")]
    public static partial Regex Year();

    [GeneratedRegex(@"\{\{[^}]*\}\}|(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")]
    private static partial Regex ReferenceOrYear();
}
