using Tally.ModelEmulator.Analyst.Intents;

namespace Tally.ModelEmulator.Analyst.Writing;

/// <summary>What a figure is called in a sentence.</summary>
internal static class Naming
{
    public static string Of(Phrasebook book, Quantity quantity)
    {
        string noun = quantity.Noun.Length > 0 ? quantity.Noun : quantity.Field?.Name ?? book.Pick("lignes", "rows", "Zeilen");
        return quantity.Fold switch
        {
            Fold.Average => book.Pick($"moyenne de {noun}", $"average {noun}", $"Durchschnitt {noun}"),
            Fold.Median => book.Pick($"médiane de {noun}", $"median {noun}", $"Median {noun}"),
            Fold.Maximum => book.Pick($"maximum de {noun}", $"maximum {noun}", $"Maximum {noun}"),
            Fold.Minimum => book.Pick($"minimum de {noun}", $"minimum {noun}", $"Minimum {noun}"),
            Fold.Deviation => book.Pick($"écart type de {noun}", $"standard deviation of {noun}", $"Standardabweichung {noun}"),
            Fold.Sum when quantity.IsExplicit => book.Pick($"total de {noun}", $"total {noun}", $"Summe {noun}"),
            Fold.Count or Fold.CountDistinct => book.Pick($"nombre de {noun}", $"number of {noun}", $"Anzahl {noun}"),
            _ => noun,
        };
    }
}
