using Tally.Columns;
using Tally.Datasets;

namespace Tally.Ledger.Fit.Words;

/// <summary>
/// Everyday words for one thing in French, English and German. Where the data have one of them as a column or a value, the
/// others name it too: "les effectifs masculins" of a column "hommes", "the town" of a column "commune".
/// </summary>
internal static class WordFamilies
{
    private const string Female = "femme femmes feminin feminine feminins feminines woman women female females";
    private const string Male = "homme hommes masculin masculine masculins masculines men male males";

    /// <summary>What begins a compound ("Frauenanteil"), as a word of the families; by itself it is none of them.</summary>
    private static readonly Dictionary<string, string> Firsts = new() { ["frauen"] = "femmes", ["manner"] = "hommes", ["manns"] = "hommes", ["auslander"] = "etrangers" };

    /// <summary>The word that the first part of a German compound stands for.</summary>
    public static string FirstOf(string folded) => Firsts.GetValueOrDefault(folded, folded);

    /// <summary>What is counted or measured.</summary>
    private static readonly string[][] Measured =
    [
        Words(Female), Words(Male),
        Words("habitants habitant population inhabitants residents einwohner bevolkerung einwohnerinnen"),
        Words("liabilities debt debts dette dettes endettement schulden verschuldung verbindlichkeiten passif"),
        Words("logements logement dwellings housing wohnungen"),
    ];

    /// <summary>Kinds of places: the noun of a column of names.</summary>
    private static readonly string[][] Places =
    [
        Words("commune communes ville villes town towns city cities municipality municipalities stadt gemeinde gemeinden"),
        Words("district districts bezirk bezirke"), Words("canton cantons kanton kantone"), Words("pays country countries land lander"),
        Words("filiale filialen branch branches succursale succursales"), Words("batiment batiments building buildings gebaude"),
    ];

    private static readonly HashSet<string> GenderColumns = ["gender", "sex", "sexe", "geschlecht", "genre"];

    /// <summary>The further words that a column goes by.</summary>
    public static IEnumerable<(string Word, TermKind Kind)> Of(ColumnProfile column)
    {
        bool measure = column.Role == ColumnRole.Measure;
        var known = column.Synonyms.Select(name => Folding.Fold(name)).Concat(Phrases.Tokens(column.Name).Select(word => word.Folded)).ToHashSet();
        var families = measure ? Measured : Places;
        // What a price "closed" at is in the column "close".
        if (measure && column.TotalOf.Count == 0 && Folding.Fold(column.Name) is { Length: > 3 } verb && verb.All(char.IsAsciiLetterLower))
            families = [.. families, [verb, verb.EndsWith('e') ? verb + "d" : verb + "ed"]];
        return families.Where(family => family.Any(known.Contains)).SelectMany(family => family).Where(word => !known.Contains(word))
            .Select(word => (word, measure ? TermKind.Measure : TermKind.Dimension));
    }

    /// <summary>Words that stand in the name of one measure only: "assets" of total_assets, "stay" of mean_stay_days.</summary>
    public static IEnumerable<(string Word, string Column)> OfNames(IReadOnlyList<DatasetProfile> profiles) =>
        profiles.SelectMany(profile => profile.Columns).Where(column => column.Role == ColumnRole.Measure).Select(column => Folding.Fold(column.Name)).Distinct()
            .SelectMany(column => Phrases.Tokens(column).Select(word => word.Folded).Distinct().Select(word => (Word: word, Column: column)))
            .GroupBy(pair => pair.Word).Where(word => word.Count() == 1 && word.Key.Length > 3 && word.Key.All(char.IsAsciiLetterLower) && !Plain.Contains(word.Key)).Select(word => word.Single())
            .Where(pair => Phrases.Tokens(pair.Column).Count > 1);

    private static readonly HashSet<string> Plain = ["total", "mean", "average", "moyenne", "moyen", "median", "number", "nombre", "anzahl", "unit", "rate", "taux", "count", "value", "valeur", "days", "hours", "jours", "heures", "million", "operating", "fiscal", "year", "annee", "cost", "cout"];

    /// <summary>The words for the values of a column of genders.</summary>
    public static IEnumerable<(string Value, string Word)> OfValues(ColumnProfile column)
    {
        if (!GenderColumns.Contains(Folding.Fold(column.Name)))
            return [];
        return column.TopValues.Select(value => value.Value).SelectMany(value => WordsFor(Folding.Fold(value)).Select(word => (value, word)));
    }

    private static string[] WordsFor(string value) => value switch
    {
        "f" or "w" or "female" or "femme" or "woman" or "frau" or "weiblich" => Words(Female),
        "m" or "h" or "male" or "homme" or "man" or "mann" or "mannlich" => Words(Male),
        _ => [],
    };

    private static string[] Words(string words) => words.Split(' ');
}
