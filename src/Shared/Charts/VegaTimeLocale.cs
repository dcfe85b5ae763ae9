using System.Text.Json;

namespace Tally.Charts;

/// <summary>The names of days and months for Vega's time axis; English is its own default.</summary>
internal static class VegaTimeLocale
{
    private static readonly string[] FrenchDays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] GermanDays = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];

    private static readonly string[] GermanMonths =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    public static void Write(Utf8JsonWriter json, string language)
    {
        switch (language.Split('-')[0].ToLowerInvariant())
        {
            case "fr":
                Write(json, "%A %e %B %Y à %X", "%d.%m.%Y", FrenchDays, FrenchMonths, ChartWords.In("fr"), day => day[..3] + ".");
                break;
            case "de":
                Write(json, "%A, der %e. %B %Y, %X", "%d.%m.%Y", GermanDays, GermanMonths, ChartWords.In("de"), day => day[..2]);
                break;
        }
    }

    private static void Write(
        Utf8JsonWriter json, string dateTime, string date, string[] days, string[] months, ChartWords words, Func<string, string> shortDay)
    {
        json.WriteStartObject("time");
        json.WriteString("dateTime", dateTime);
        json.WriteString("date", date);
        json.WriteString("time", "%H:%M:%S");
        Names(json, "periods", ["AM", "PM"]);
        Names(json, "days", days);
        Names(json, "shortDays", days.Select(shortDay));
        Names(json, "months", months);
        Names(json, "shortMonths", words.Months);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
