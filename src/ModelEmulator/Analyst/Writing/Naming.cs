using Tally.ModelEmulator.Analyst.Intents;

namespace Tally.ModelEmulator.Analyst.Writing;

/// <summary>What a figure is called in a sentence.</summary>
internal static class Naming
{
    private static readonly HashSet<string> Collective = new(StringComparer.Ordinal) { "women", "men", "people", "children", "staff", "personnel", "sales", "rain", "snow", "revenue", "population", "turnover", "ventes", "income" };

    public static bool StartsWithVowel(string noun) => noun.Length > 0 && "aeiouyhéèêâîôûœ".Contains(char.ToLowerInvariant(noun[0]), StringComparison.Ordinal);

    /// <summary>"étudiant" typed in the singular is counted in the plural. Several words are left as they were typed.</summary>
    public static string Plural(Phrasebook book, string noun)
    {
        bool isWord = noun.Length > 2 && noun.All(char.IsLetter) && !noun.All(char.IsUpper);
        return !isWord || Collective.Contains(noun.ToLowerInvariant()) || noun[^1] is 's' or 'x' or 'z' || book.Tongue is not (Language.Tongue.French or Language.Tongue.English) ? noun
            : noun switch
            {
                "woman" => "women",
                "man" => "men",
                _ when book.Tongue == Language.Tongue.French && noun.EndsWith("eau", StringComparison.Ordinal) => noun + "x",
                _ when book.Tongue == Language.Tongue.English && noun[^1] == 'y' && !"aeo".Contains(noun[^2], StringComparison.Ordinal) => noun[..^1] + "ies",
                _ => noun + "s",
            };
    }

    public static string Of(Phrasebook book, Quantity quantity)
    {
        // A column called "maximum depth" is told by its own name: its cells are no maximum of anything.
        bool soundsExtreme = quantity is { Field: not null, Per: null } && Language.Folding.Words(quantity.Noun).Any(static word => word is "maximum" or "maximale" or "maximal" or "max" or "minimum" or "minimale" or "minimal" or "min" or "highest" or "lowest");
        string noun = soundsExtreme || (book.IsByName && quantity is { Field: not null, IsCount: false }) ? quantity.Field!.Name : quantity.Noun.Length > 0 ? quantity.Noun : quantity.Field?.Name ?? book.Pick("lignes", "rows", "Zeilen");
        noun = quantity is { Per: { } per, Field: { } top } ? $"{top.Name} / {per.Name}" : noun;
        noun = quantity.Per is null ? noun : noun.Replace(" / ", book.Pick(" par ", " per ", " pro "), StringComparison.Ordinal);
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
