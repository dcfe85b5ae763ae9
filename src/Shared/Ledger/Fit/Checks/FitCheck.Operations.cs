using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Claims;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;

namespace Tally.Ledger.Fit.Checks;

/// <summary>What was done to the data must show in the words: an average is called one, a difference is not a level.</summary>
internal sealed partial class FitCheck
{
    private static readonly Dictionary<string, HashSet<string>> Needs = new()
    {
        ["AVG"] = ["moyen", "moyenne", "moyens", "moyennes", "average", "averages", "averaged", "mean", "durchschnitt", "durchschnittlich", "schnitt", "mittel", "averaging", "avg", "par", "per", "pro", "typical", "typically"],
        ["MEDIAN"] = ["mediane", "median", "medianes", "mediale"],
        ["-"] = ["plus", "moins", "difference", "ecart", "hausse", "baisse", "augmente", "augmentation", "augmenter", "diminue", "diminution", "recul", "recule", "progression", "progresse", "croissance", "gain", "gagne", "perdu", "perte", "evolution", "variation", "change", "changement",
            "more", "fewer", "less", "gap", "increase", "increased", "decrease", "decreased", "grew", "grown", "growth", "growing", "rose", "risen", "fell", "fallen", "drop", "dropped", "decline", "declined", "rise", "lost", "gained", "lead", "ahead", "behind", "avance", "retard", "delta", "solde", "net",
            "mehr", "weniger", "unterschied", "differenz", "zunahme", "abnahme", "anstieg", "ruckgang", "gestiegen", "gesunken", "wachstum", "veranderung", "surplus", "deficit", "reste", "restants", "remaining", "others", "autres", "supplementaires", "additional", "extra", "majorite", "majority", "excedent", "ont", "up", "down", "chute", "saut", "jump", "bond", "shift", "net"],
        ["/"] = ["pourcent", "pourcentage", "percent", "percentage", "part", "parts", "proportion", "ratio", "rapport", "taux", "rate", "share", "par", "per", "pro", "je", "chaque", "each", "schnitt", "durchschnitt", "fois", "times", "mal", "moyen", "moyenne", "average", "anteil", "quote", "rapport", "indice", "index", "hausse", "baisse", "augmentation", "augmente", "growth", "croissance",
            "grew", "increase", "increased", "decrease", "decreased", "evolution", "variation", "progression", "half", "moitie", "tiers", "quart", "milliers", "millions", "thousand", "thousands", "factor", "facteur", "multiplie", "multiplied", "double", "doubled", "densite", "coefficient", "mean", "monthly", "mensuel", "mensuelle", "change"],
        ["*"] = ["fois", "times", "mal", "double", "doubled", "pourcent", "percent", "pourcentage", "percentage", "part", "share", "taux", "rate", "montant", "amount", "revenue", "chiffre", "cout", "cost", "valeur", "value", "total", "umsatz", "produit", "product", "annuel", "annual", "annualise", "an", "year"],
    };

    private Misfit? Operation(Figure figure, CellFacts facts)
    {
        string? operation = facts.Lineage.Operation?.ToUpperInvariant();
        if (operation is null || facts.Lineage.RowCount == 1)
            return null;
        var words = WordsAbout(figure).Concat(PriorWords(figure)).ToHashSet();
        bool shown = operation switch
        {
            "MIN" or "MAX" => Extremes.IsClaimed(WordsAbout(figure)) || Extremes.IsClaimed(PriorWords(figure)) || IsEndOfRange(figure, facts),
            "/" or "*" => figure.IsPercent || words.Overlaps(Needs[operation]),
            _ => !Needs.TryGetValue(operation, out var needed) || words.Overlaps(needed) || figure.IsPercent || figure.Piece?.Formats.Any(format => format.Name == References.Format.Signed) == true,
        };
        return shown ? null : new Misfit("unfit-operation", $"{facts.Cell} is {Describe.Operation(operation)}, and the sentence does not say so. Say what it is, or cite the plain figure.");
    }

    /// <summary>"Between {the smallest} and {the largest}", of no course in time.</summary>
    private bool IsEndOfRange(Figure figure, CellFacts facts)
    {
        if (figure.Sentence < 0 || reading.WordsIn(sentences[figure.Sentence].Start, sentences[figure.Sentence].End).Any(word => Directions.WayOf(word) is not null || word is "passe" or "passee" or "passes" or "went"))
            return false;
        bool low = facts.Lineage.Operation == "MIN";
        var other = low ? figures.FirstOrDefault(next => ReferenceEquals(next.Previous, figure)) : figure.Previous;
        return WordBefore(figure) is var before && (low ? From.Contains(before) || before is "between" or "entre" or "zwischen" : FitWords.Towards.Contains(before) || before is "and" or "et" or "und")
            && other?.Facts is { } end && end.Lineage.Operation == (low ? "MAX" : "MIN") && end.Columns.SetEquals(facts.Columns);
    }

    private IEnumerable<string> PriorWords(Figure figure) =>
        figure.Sentence > 0 ? reading.WordsIn(sentences[figure.Sentence - 1].Start, sentences[figure.Sentence - 1].End) : [];

    /// <summary>Every side of a comparison is named somewhere: a ratio to a base nobody mentions misleads.</summary>
    private Misfit? Operands(Figure figure, CellFacts facts)
    {
        if (!facts.IsComparison || figure.Sentence < 0)
            return null;
        var sentence = sentences[figure.Sentence];
        // Up to the end of the sentence: a follow-up may lean on what was said, not on what comes.
        var labels = reading.Labels.Where(mention => mention.Start < sentence.End).Concat(questions.SelectMany(question => question.Labels)).ToArray();
        foreach (string column in LabelColumns(facts))
        {
            var pinned = facts.Pinned(column);
            if (pinned is not { Count: > 1 } || (labels.Any(mention => mention.Column == column) && IsNamedAs(facts, column, labels)))
                continue;
            string[] unnamed = [.. pinned.Where(value => !vocabulary.IsTotalLabel(value) && !labels.Any(mention => mention.Column == column && mention.Values.Contains(value)))];
            bool crossed = facts.Measures.Count > 1 && pinned.Any(vocabulary.IsTotalLabel) && !labels.Any(mention => mention.Column == column && mention.Generic);
            if (crossed)
                return new Misfit("unfit-label", $"{facts.Cell} compares {Describe.Values(pinned)}, and the text does not name the whole.");
            bool baseIsNamed = pinned.Any(vocabulary.IsTotalLabel) || !labels.Any(mention => mention.Column == column && mention.Generic && sentence.Holds(mention.Start));
            if (unnamed.Length > 0 || !baseIsNamed)
                return new Misfit("unfit-label", unnamed.Length > 0
                    ? $"{facts.Cell} compares {Describe.Values(pinned)}, and the text does not name {Describe.Values(unnamed)}."
                    : $"{facts.Cell} compares {Describe.Values(pinned)}, not with the whole that the clause names.");
        }

        return UnnamedMeasure(facts, sentence) ?? UnnamedPeriod(facts, sentence);
    }

    /// <summary>Every name of the column is one of another column too, by which all sides are named.</summary>
    private bool IsNamedAs(CellFacts facts, string column, IReadOnlyList<LabelMention> labels) =>
        LabelColumns(facts).Any(other => other != column && facts.Pinned(other) is { Count: > 1 } sides
            && sides.All(side => labels.Any(mention => mention.Column == other && mention.Values.Contains(side)))
            && labels.Where(mention => mention.Column == column).All(mention => labels.Any(twin => twin.Column == other && twin.Start <= mention.Start && twin.End >= mention.End)));

    private Misfit? UnnamedMeasure(CellFacts facts, Sentence sentence)
    {
        if (facts.Measures.Count < 2 || facts.NamedYears is not null)
            return null;
        var named = reading.Measures.Where(mention => mention.Start < sentence.End).Concat(questions.SelectMany(question => question.Measures)).SelectMany(mention => mention.Columns).ToHashSet();
        bool wholeOfParts = facts.Measures.Any(column => vocabulary.IsGenericMeasure(column))
            || (named.Any(column => vocabulary.PartsOf(column) is { Count: > 0 } parts && parts.All(facts.Measures.Contains)) && facts.Cell.Entry.Result.Sql.Contains('+', StringComparison.Ordinal));
        // Where each year has a column, naming the year names the column.
        var years = reading.Periods.Where(mention => mention.Start < sentence.End).Concat(questions.SelectMany(question => question.Periods))
            .SelectMany(mention => mention.Alternatives).SelectMany(days => (string[])[Year(days.First), Year(days.Last)]).ToHashSet();
        var units = SaidUnits(sentence);
        bool IsByUnit(string column) => facts.Lineage.Datasets.Any(dataset => UnitsOf(dataset.Id, column).Overlaps(units));
        string[] unnamed = [.. facts.Measures.Where(column => !named.Contains(column) && !IsByUnit(column) && !IsOfMargin(column, sentence) && !years.Contains(column) && !vocabulary.IsGenericMeasure(column))];
        return unnamed.Length > 0 && !wholeOfParts
            ? new Misfit("unfit-column", $"{facts.Cell} is made of {Describe.Values(facts.Measures)}, and the text does not name {Describe.Values(unnamed)}.")
            : null;
    }

    private static string Year(int day) => DateOnly.FromDayNumber(Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)).Year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Misfit? UnnamedPeriod(CellFacts facts, Sentence sentence)
    {
        if (facts.Days is not { Days: > 366 } days || facts.Lineage.Datasets.Any(dataset => vocabulary.Profile(dataset.Id) is { } profile && Vocabulary.Coverage(profile) == days))
            return null;
        var named = reading.Periods.Where(mention => mention.Start < sentence.End).Concat(questions.SelectMany(question => question.Periods)).ToArray();
        bool Has(Func<DayRange, bool> end) => named.Any(mention => mention.Shape is PeriodShape.Whole or PeriodShape.Open || mention.Alternatives.Any(end));
        return named.Length > 0 && !(Has(range => range.First == days.First) && Has(range => range.Last == days.Last))
            ? new Misfit("unfit-period", $"{facts.Cell} compares {Describe.Days(facts)}; name both ends.")
            : null;
    }
}
