using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Catalogue;

/// <summary>Which columns hold amounts of money: their unit or their name says so.</summary>
internal static class Money
{
    private static readonly HashSet<string> Currencies = new(StringComparer.Ordinal)
    {
        "chf", "eur", "usd", "gbp", "cad", "jpy", "krw", "sek", "nok", "dkk", "euro", "euros", "franc", "francs", "fr", "dollar", "dollars", "pound", "pounds", "€", "$", "£",
        "kchf", "keur", "mchf", "meur",
    };

    public static bool Names(string fold) => Currencies.Contains(fold);

    public static bool Is(Field field) =>
        (field.Unit is { } unit && Folding.Words(unit).Append(Folding.Fold(unit)).Any(Currencies.Contains))
        || Folding.Words(field.Name).Any(Currencies.Contains);
}
