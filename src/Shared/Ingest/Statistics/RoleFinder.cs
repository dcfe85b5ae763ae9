using System.Globalization;
using System.Text;
using Tally.Columns;

namespace Tally.Ingest.Statistics;

/// <summary>Decides what each column is for from its name, its type and how its values repeat.</summary>
internal static class RoleFinder
{
    private static readonly HashSet<string> TimeNames = new(StringComparer.Ordinal)
    {
        "annee", "an", "year", "jahr", "anno", "ano", "annees", "years", "date", "datum", "jour", "day", "tag", "mois", "month", "monat",
        "trimestre", "quarter", "quartal", "periode", "period", "semestre", "semester", "semaine", "week", "woche", "time", "temps", "zeit", "jaar",
    };

    private static readonly HashSet<string> YearNames = new(StringComparer.Ordinal) { "annee", "an", "year", "jahr", "anno", "ano", "annees", "years", "jaar" };

    private static readonly HashSet<string> IdNames = new(StringComparer.Ordinal)
    {
        "id", "no", "nr", "num", "numero", "number", "nummer", "code", "cle", "key", "ref", "reference", "uuid", "guid", "ean", "isbn", "matricule",
        "plz", "npa", "zip", "postcode", "bfs", "ofs", "siren", "siret", "index", "rowid", "telephone", "phone", "tel", "ordre", "rang", "rank",
    };

    public static ColumnRole Find(Column column, ColumnStatistics statistics, int index, bool namedKey)
    {
        string[] words = Words(column.Name);
        bool whole = statistics.Nulls == 0 && column.Misfits.Count == 0 && column.Count > 0;
        bool unique = whole && statistics.Distinct == column.Count;
        switch (column.Type)
        {
            case ColumnType.Date or ColumnType.DateTime:
                return ColumnRole.Time;
            case ColumnType.Boolean:
                return ColumnRole.Dimension;
            case ColumnType.Integer when IsYear(column, statistics, words, index):
                return ColumnRole.Time;
            case ColumnType.Integer when words.Any(IdNames.Contains) && !CountsThings(words):
                return unique ? ColumnRole.Key : ColumnRole.Dimension;
            case ColumnType.Integer or ColumnType.Decimal:
                return ColumnRole.Measure;
            default:
                return words.Any(TimeNames.Contains) && IsPeriodText(statistics) ? ColumnRole.Time
                    : unique && (index == 0 || namedKey || words.Any(IdNames.Contains)) && !IsProse(statistics) ? ColumnRole.Key
                    : IsProse(statistics) && statistics.Distinct * 2 > column.Count ? ColumnRole.Note
                    : ColumnRole.Dimension;
        }
    }

    /// <summary>The words of a name, folded: "Année scolaire" is annee, scolaire.</summary>
    public static string[] Words(string name)
    {
        var folded = new StringBuilder();
        char before = ' ';
        foreach (char letter in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsUpper(letter) && char.IsLower(before))
            {
                folded.Append(' ');
            }

            folded.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
            before = letter;
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // "Number of rooms", "number_purchased": how many, and no number that names something.
    private static bool CountsThings(string[] words) =>
        words.Length > 1 && (words[0] == "number" || (words[0] is "no" or "nr" or "num" && words[1] == "of"));

    // A column in front whose values all are years, or one that says it holds years.
    private static bool IsYear(Column column, ColumnStatistics statistics, string[] words, int index)
    {
        bool inRange = Number(statistics.Min) is >= 1500 and <= 2200 && Number(statistics.Max) is >= 1500 and <= 2200;
        bool recent = Number(statistics.Min) >= 1900 && Number(statistics.Max) <= 2100;
        bool steady = index == 0 && recent && statistics.Distinct > 1 && statistics.Distinct <= Number(statistics.Max) - Number(statistics.Min) + 1
            && (statistics.Distinct * 2 >= Number(statistics.Max) - Number(statistics.Min) || statistics.Distinct * 3 < column.Count);
        return inRange && (words.Any(YearNames.Contains) || steady);
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static bool IsPeriodText(ColumnStatistics statistics) =>
        statistics.TopValues.Count > 0 && statistics.TopValues.Take(20).All(value => value.Value.Length <= 20 && value.Value.Any(char.IsAsciiDigit));

    private static bool IsProse(ColumnStatistics statistics) =>
        statistics.TopValues.Count > 0 && statistics.TopValues.Take(50).Average(value => value.Value.Length) > 40;
}
