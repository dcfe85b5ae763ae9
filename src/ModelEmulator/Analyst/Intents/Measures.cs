using System.Globalization;
using Tally.ModelEmulator.Analyst.Catalogue;
using Tally.ModelEmulator.Analyst.Language;

namespace Tally.ModelEmulator.Analyst.Intents;

/// <summary>What a table's numeric columns are good for.</summary>
internal static class Measures
{
    private static readonly string[] CountNames = ["total", "number", "people", "students", "population", "employees", "quantity", "amount", "case", "visit", "passengers", "visitors"];

    public static IReadOnlyList<Field> Of(Table table) =>
        table.Fields.Where(field => field.IsNumber && !field.IsYear && !field.IsIdentifier && field.Role is not ("key" or "time" or "note")
            && !(field.Role == "dimension" && table.Fields.Any(static other => other.Role == "measure"))).ToList();

    /// <summary>The column that counts heads or things, for a question that only says "how many".</summary>
    public static Field? Head(Table table)
    {
        IReadOnlyList<Field> measures = Of(table);
        if (Cell(table) is { } cell)
        {
            return cell;
        }

        List<Field> totals = measures.Where(static field => field.TotalOf.Count > 1).ToList();
        return totals.Count == 1 ? totals[0]
            : measures.FirstOrDefault(static field => Concepts(field).Any(static concept => concept.Id == "total") && Folding.Words(field.Name).Count == 1)
            ?? (measures.Count == 1 && Nature(measures[0]) != Behaviour.Rate ? measures[0]
            : measures.Where(static field => Nature(field) != Behaviour.Rate && Concepts(field).Any(static concept => CountNames.Contains(concept.Id))).ToList() is [var only] ? only
            : Heads(table, measures) is [var head] ? head
            : null);
    }

    /// <summary>What the cells of a table with a column a year or a month hold; a column beside them has no time.</summary>
    public static Field? Cell(Table table) =>
        table.MonthColumns is not null ? table.Find(MonthColumns.Cell)
        : table.Pivot is { Measures: [var (only, _)] } ? Of(table).FirstOrDefault(field => field.Sql == only.Sql)
        : null;

    /// <summary>What is counted, beside what was done of it: of "incidents" and "solved" the incidents.</summary>
    private static List<Field> Heads(Table table, IReadOnlyList<Field> measures) =>
        !table.Fields.Any(field => !field.IsNumber && field.Distinct == table.Rows && table.Rows > 1) && measures.All(static field => Nature(field) != Behaviour.Rate && !Money.Is(field))
            ? [.. measures.Where(static field => Folding.Words(field.Name) is not [.., var last] || !IsParticiple(last))]
            : [];

    private static bool IsParticiple(string word) => word.Length > 4 && (word.EndsWith("ed", StringComparison.Ordinal) || word is "resolus" or "elucides" or "traites" or "soldes" or "payes" or "gueris" or "admis" or "recus" or "reussis" or "refuses" or "acceptes" or "rejetes" or "annules" or "unsold" or "sold" or "lost" or "won" or "found");

    /// <summary>
    /// Words for a figure of whatever sort, which name the one measure of a table: "the rate in 2020". A rate is no whole number in the thousands.
    /// </summary>
    public static bool IsNamedBy(Table table, string fold) => Of(table) is [var only]
        && (fold is "valeur" or "valeurs" or "value" or "values" or "chiffre" or "chiffres" or "figure" or "figures" or "niveau" or "niveaux" or "level" or "levels" or "montant" or "montants" or "wert" or "werte"
            || (fold is "taux" or "rate" or "rates" or "point" or "points" or "pourcentage" or "percentage" && IsShareLike(table, only)));

    private static bool IsShareLike(Table table, Field field) => Nature(field) == Behaviour.Rate
        || (field.Type == "decimal" && (table.Pivot?.ColumnsOf(field) ?? [field]).All(static column => decimal.TryParse(column.Max, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal most) && most <= 100));

    public static Behaviour Nature(Field field)
    {
        string unit = field.Unit ?? "";
        string fold = Folding.Fold(field.Name);
        if (unit.Contains('%', StringComparison.Ordinal) || unit.Contains('°', StringComparison.Ordinal) || unit.Contains('/', StringComparison.Ordinal)
            || fold.Contains("pct", StringComparison.Ordinal) || fold.Contains('%', StringComparison.Ordinal) || fold.Contains("percent", StringComparison.Ordinal)
            || fold.Contains("_per_", StringComparison.Ordinal) || fold.Contains("_par_", StringComparison.Ordinal))
        {
            return Behaviour.Rate;
        }

        List<Concept> concepts = Concepts(field).ToList();
        return concepts.Any(static concept => concept.Is("rate")) && !concepts.Any(static concept => concept.Id is "amount" or "total" or "quantity" or "revenue") ? Behaviour.Rate
            : concepts.Any(static concept => concept.Is("stock")) ? Behaviour.Stock
            : Behaviour.Flow;
    }

    public static IEnumerable<Concept> Concepts(Field field) =>
        field.Synonyms.Append(field.Name).SelectMany(static name => Linking.Phrase.Of(name).Units).Where(static unit => unit.Weight > 0.03).SelectMany(static unit => unit.Concepts).Distinct();

    /// <summary>Heads at a moment: they are not added up over years, nor are the women or the foreigners among them.</summary>
    public static bool IsHeads(Table table, Quantity quantity) =>
        quantity is { IsCount: false, Field: { } field, Per: null }
        && (quantity.Behaviour == Behaviour.Stock || (IsPartOfHeads(field) && Head(table) is { } head && Nature(head) == Behaviour.Stock));

    public static bool IsPartOfHeads(Field field) => Nature(field) != Behaviour.Rate
        && field.Synonyms.Append(field.Name).SelectMany(static name => Linking.Phrase.Of(name).Units).Where(static unit => unit.Weight > 0.05).SelectMany(static unit => unit.Concepts).Any(static concept => concept.Is("gender") || concept.Is("origin"));

    public static Quantity Quantity(Field field, string noun, Behaviour? nature = null) =>
        new() { Fold = Fold.Natural, Field = field, Noun = noun, Behaviour = nature ?? Nature(field) };
}
