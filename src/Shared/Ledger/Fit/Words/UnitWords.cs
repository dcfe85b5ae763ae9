using Tally.Columns;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Words;

/// <summary>Words and signs of units, each as the name of what it measures in: "€", "euros" and "EUR" are one.</summary>
internal static class UnitWords
{
    private static readonly string[][] Families =
    [
        ["chf", "sfr", "franc", "francs", "franken"], ["eur", "euro", "euros", "€"], ["usd", "dollar", "dollars", "$"], ["gbp", "pound", "pounds", "£"],
        ["kwh"], ["mwh"], ["gwh"], ["hour", "hours", "heure", "heures", "stunde", "stunden"], ["day", "days", "jour", "jours", "tag", "tage", "tagen"],
        ["week", "weeks", "semaine", "semaines", "woche", "wochen"], ["minute", "minutes", "minuten"], ["kg", "kilogramme", "kilogrammes"], ["tonne", "tonnes", "tonnen"], ["km"], ["m2", "m²"],
    ];

    private static readonly Dictionary<string, string> Names = Families.SelectMany(family => family.Select(word => (word, family[0]))).ToDictionary(pair => pair.word, pair => pair.Item2);

    public static bool IsMoney(string unit) => unit is "chf" or "eur" or "usd" or "gbp";

    public static bool IsTime(string unit) => unit is "hour" or "day" or "week" or "minute";

    /// <summary>The unit a word stands for; null for any other word.</summary>
    public static string? Of(string folded) => Names.GetValueOrDefault(folded);

    /// <summary>What a column's unit multiplies by: a million for "million CHF".</summary>
    public static decimal ScaleOf(string? unit)
    {
        if (unit is null)
            return 1;
        foreach (var word in Phrases.Tokens(unit))
        {
            foreach (var lexicon in Lexicon.All)
            {
                if (lexicon.Scales.TryGetValue(word.Folded, out decimal scale) || lexicon.Collectives.TryGetValue(word.Folded, out scale))
                    return scale;
            }
        }

        return 1;
    }
}
