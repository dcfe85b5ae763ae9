using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Checks;

/// <summary>Measures that are named by what they are in: "kWh/m²", "12 100 m²".</summary>
internal sealed partial class FitCheck
{
    private static readonly HashSet<string> Margins = ["margin", "margins", "marge", "marges"];
    private static readonly HashSet<string> Revenues = ["revenue", "revenues", "sales", "turnover", "umsatz", "ventes", "affaires"];

    /// <summary>A unit right behind the figure that its own column is in, and the columns that are named are not.</summary>
    private bool IsInOwnUnit(Figure figure, CellFacts facts, Bound<MeasureMention> bound) =>
        facts.Measures.Count == 1 && Words(figure.End, Math.Min(figure.End + 8, reading.Text.Length)).FirstOrDefault() is { } word && UnitWords.Of(word) is { } unit
        && facts.Lineage.Datasets.Any(dataset => UnitsOf(dataset.Id, facts.Measures.First()).Contains(unit) && IsOfOne(dataset.Id, unit))
        && !bound.Mentions.SelectMany(mention => mention.Columns).Any(column => vocabulary.Profiles.Any(profile => UnitsOf(profile.Id, column).Contains(unit)));

    /// <summary>One column of the file alone is in that unit, so that the unit names it.</summary>
    private bool IsOfOne(DatasetId id, string unit) =>
        vocabulary.Profile(id)?.Columns.Count(column => column.Role == ColumnRole.Measure && UnitsOf(id, Folding.Fold(column.Name)).Contains(unit)) == 1;

    private HashSet<string> SaidUnits(Sentence sentence) => [.. Words(sentence.Start, sentence.End).Select(UnitWords.Of).OfType<string>()];

    /// <summary>A margin is of revenue; nobody says so.</summary>
    private bool IsOfMargin(string column, Sentence sentence) =>
        Phrases.Tokens(column).Exists(word => Revenues.Contains(word.Folded))
        && reading.WordsIn(sentence.Start, sentence.End).Concat(questions.Take(1).SelectMany(question => question.Words).Select(word => word.Folded)).Any(Margins.Contains);

    private IEnumerable<string> Words(int start, int end) =>
        Phrases.Tokens(reading.Text[start..end].Replace('²', '2').Replace('³', '3')).Select(word => word.Folded);

    private HashSet<string> UnitsOf(DatasetId id, string column) =>
        [.. vocabulary.Profile(id)?.Columns.Where(known => Folding.Fold(known.Name) == column).SelectMany(known => Phrases.Tokens($"{known.Name} {known.Unit}".Replace('²', '2').Replace('³', '3'))).Select(word => UnitWords.Of(word.Folded)).OfType<string>() ?? []];
}
