using Tally.Columns;
using Tally.Csv;
using Tally.Ingest.Sidecars;

namespace Tally.Ingest.Sources;

/// <summary>Turns a sidecar into what the reader and the planner are told.</summary>
internal static class CultureHints
{
    // Written out, because what the runtime knows of cultures differs by machine.
    private static readonly HashSet<string> PointCountries = new(StringComparer.OrdinalIgnoreCase)
    {
        "CH", "LI", "US", "GB", "IE", "AU", "NZ", "CA", "IN", "JP", "CN", "KR", "TW", "HK", "SG", "TH", "MX", "IL", "PH", "MY",
    };

    private static readonly HashSet<string> PointLanguages = new(StringComparer.OrdinalIgnoreCase) { "en", "ja", "zh", "ko", "th", "he" };

    public static ReaderHints ForReader(Sidecar sidecar) =>
        new() { Delimiter = sidecar.Delimiter, Encoding = sidecar.Encoding, HasHeader = sidecar.Header };

    public static PlanHints ForPlanner(Sidecar sidecar) => new()
    {
        DecimalComma = sidecar.Culture is { } culture ? IsDecimalComma(culture) : null,
        Dates = sidecar.Culture is { } name ? Dates(name) : null,
        Units = sidecar.Units,
    };

    private static bool IsDecimalComma(string culture)
    {
        var (language, country) = Split(culture);
        return country.Length > 0 && !(country.Equals("CA", StringComparison.OrdinalIgnoreCase) && language.Equals("fr", StringComparison.OrdinalIgnoreCase))
            ? !PointCountries.Contains(country)
            : !PointLanguages.Contains(language);
    }

    private static DateOrder Dates(string culture)
    {
        var (language, country) = Split(culture);
        return country.Equals("US", StringComparison.OrdinalIgnoreCase) || (country.Length == 0 && language.Equals("en", StringComparison.OrdinalIgnoreCase))
            ? DateOrder.MonthDayYear
            : DateOrder.DayMonthYear;
    }

    private static (string Language, string Country) Split(string culture)
    {
        int dash = culture.IndexOfAny(['-', '_']);
        return dash < 0 ? (culture, "") : (culture[..dash], culture[(dash + 1)..]);
    }
}
