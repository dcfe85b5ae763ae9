using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Queries;

namespace Tally.Ledger.Fit.Claims;

/// <summary>
/// What stands beside a figure must not name something else: another column of its row, a unit price called an amount, people
/// counted once who were counted each year, a rate that was not divided, money of a kind that no data and no query know.
/// </summary>
internal sealed class Nicknames(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Reading> questions, Vocabulary vocabulary)
{
    private static readonly HashSet<string> Prices = ["price", "prix", "preis", "tarif"];

    private static readonly HashSet<string> PriceWords =
    [
        "price", "prices", "priced", "prix", "preis", "preise", "tarif", "cost", "costs", "coute", "coutent", "coutait", "kostet", "kosten", "kostete", "per", "par", "pro", "je", "each", "unit", "unite", "apiece", "stuck", "chacun", "chacune",
        "sells", "sell", "sold", "vend", "vendu", "vendue", "verkauft", "pay", "pays", "paid", "paie", "paye", "zahlt", "cheapest", "dearest", "expensive", "cheaper", "cher", "chere", "chers", "cheres", "billiger", "teurer", "teuerste", "billigste", "gunstigste",
    ];

    private static readonly HashSet<string> Distinct = ["different", "differents", "differentes", "distinct", "distincts", "distinctes", "unique", "uniques", "verschiedene", "verschiedenen", "einzelne"];

    private static readonly HashSet<string> Quantities = ["quantity", "qty", "quantite", "nombre", "number", "anzahl", "menge", "units", "pieces", "items"];

    /// <summary>Kinds of money and the like, each with its words.</summary>
    private static readonly string[][] Kinds =
    [
        ["revenue", "revenues", "sales", "turnover", "umsatz", "recettes", "einnahmen"], ["profit", "profits", "benefice", "benefices", "gewinn", "earnings"], ["margin", "marge"],
        ["expenses", "expenditure", "depenses", "ausgaben"], ["debt", "dette", "schulden"], ["salary", "salaries", "salaire", "salaires", "lohn"], ["tax", "taxes", "impot", "impots", "steuern"], ["rent", "loyer", "miete"],
    ];

    private static readonly Dictionary<string, string[]> KindOf = Kinds.SelectMany(kind => kind.Select(word => (word, kind))).ToDictionary(pair => pair.word, pair => pair.kind);

    private readonly Dictionary<string, List<TextToken>> _names = [];

    private readonly HashSet<string> _asked = [.. questions.SelectMany(question => question.Words).Select(word => word.Folded)];

    public IEnumerable<(Figure Figure, Misfit Misfit)> Check(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures.Where(figure => figure is { Sentence: >= 0, Facts: { IsTime: false, IsCode: false } facts } && facts.Cell.Entry.Source is LedgerSource.Query or LedgerSource.Calculation))
        {
            if ((Sibling(figure) ?? Alias(figure) ?? Summed(figure) ?? PerEach(figure) ?? NoPrice(figure) ?? NotDistinct(figure) ?? Things(figure) ?? Undivided(figure) ?? UnknownKind(figure)) is { } misfit)
                yield return (figure, misfit);
        }
    }

    private TextToken? WordAfter(Figure figure)
    {
        int at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        return at < reading.Words.Count && reading.Words[at].Start - figure.End is > 0 and <= 4 && !reading.Text.AsSpan(figure.End, reading.Words[at].Start - figure.End).ContainsAny(FitWords.Stops) ? reading.Words[at] : null;
    }

    /// <summary>"{{R1.items}} purchases" where the same row has a column "purchases".</summary>
    private Misfit? Sibling(Figure figure)
    {
        if (WordAfter(figure) is not { } noun || figure.IsPercent)
            return null;
        var cell = figure.Facts!.Cell;
        bool Is(ResultColumn column) => NameOf(column.Name) is [var name] && name.Stem == noun.Stem;
        var sibling = cell.Entry.Result.Columns.FirstOrDefault(column => Is(column) && column.Type is ColumnType.Integer or ColumnType.Decimal);
        return sibling is null || Phrases.Tokens(cell.Header.Name).Exists(name => name.Stem == noun.Stem) || sibling.Sources.Any(source => figure.Facts.Columns.Contains(Folding.Fold(source)))
            ? null
            : new Misfit("unfit-column", $"{cell} is not {sibling.Name}, which is another column of its result: cite that one, or call this what it is.");
    }

    /// <summary>"A net margin of {{R1.operating_margin}}" where the same row has a column "net_margin".</summary>
    private Misfit? Alias(Figure figure)
    {
        var cell = figure.Facts!.Cell;
        if (sentences[figure.Sentence].Kind == SentenceKind.Cell || cell.Entry.Result.Columns.Count < 3 || IsSaid(figure, cell.Header.Name))
            return null;
        var sibling = cell.Entry.Result.Columns.FirstOrDefault(column => column.Type is ColumnType.Integer or ColumnType.Decimal && column.Name != cell.Header.Name && !(column.Sources is [var only] && vocabulary.Role(only) is ColumnRole.Time or ColumnRole.Key) && IsSaid(figure, column.Name));
        bool isOfPart = sibling is not null && cell.Entry.Result.Columns.Any(column => column.Name != sibling.Name && IsSaid(figure, column.Name));
        return sibling is null || isOfPart ? null : new Misfit("unfit-column", $"The text says {sibling.Name}, and {cell} is {cell.Header.Name}: cite the column that is meant.");
    }

    /// <summary>The words of a column's name, read once.</summary>
    private List<TextToken> NameOf(string column)
    {
        if (!_names.TryGetValue(column, out var words))
            _names[column] = words = Phrases.Tokens(column);
        return words;
    }

    /// <summary>A name of several words stands in the figure's own part of the sentence.</summary>
    private bool IsSaid(Figure figure, string name)
    {
        var phrase = NameOf(name);
        if (phrase.Count < 2)
            return false;
        for (int at = reading.Words.FindLastIndexBefore(figure.PartStart) + 1; at + phrase.Count <= reading.Words.Count && reading.Words[at].Start < figure.PartEnd; at++)
        {
            bool stands = true;
            for (int i = 0; stands && i < phrase.Count; i++)
                stands = reading.Words[at + i].Folded == phrase[i].Folded;
            if (stands)
                return true;
        }

        return false;
    }

    /// <summary>"The largest single order was …" of a sum over many.</summary>
    private Misfit? Summed(Figure figure) =>
        figure.Facts!.Lineage is { Operation: "SUM", RowCount: > 1 } && reading.WordsIn(figure.PartStart, figure.Start).Any(word => word is "single" or "individual" or "einzelne" or "einzelner" or "einzelnen" or "unitaire")
            ? new Misfit("unfit-operation", $"{figure.Facts.Cell} adds up {figure.Facts.Lineage.RowCount} rows: it is no single one.")
            : null;

    /// <summary>"EUR 42,321 per order", "21 306 au km²" of what was divided by nothing.</summary>
    private Misfit? PerEach(Figure figure)
    {
        int at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        for (int i = at; i + 1 < reading.Words.Count && i < at + 3 && reading.Words[i].Start >= figure.End && !reading.Text.AsSpan(figure.End, reading.Words[i].Start - figure.End).ContainsAny(FitWords.Stops); i++)
        {
            var each = reading.Words[i + 1];
            bool isUnit = UnitWords.Of(each.Folded) is { } unit && !UnitWords.IsTime(unit);
            bool isPer = reading.Words[i].Folded is "per" or "par" or "pro" or "je" || (reading.Words[i].Folded is "au" or "a" && isUnit);
            bool isThing = isPer && (isUnit || reading.Labels.InRange(each.Start, each.Start + 1).Any(label => label.Column == "file") || reading.Measures.InRange(each.Start, each.Start + 1).Any());
            if (isThing && !IsRate(figure.Facts!))
                return new Misfit("unfit-operation", $"{figure.Facts!.Cell} was divided by nothing: it is not per {each.Folded}.");
        }

        return null;
    }

    private static bool IsRate(CellFacts known) =>
        known.IsComparison || known.Lineage.Operation is "AVG" or "MEDIAN" or "/" || known.Cell.Header.Unit?.Contains('/', StringComparison.Ordinal) == true || Sql.ItemOf(known.Cell.Entry.Result.Sql, known.Cell.Header.Name).Any(word => word == "/" || word.Equals("AVG", StringComparison.OrdinalIgnoreCase))
            || Phrases.Tokens($"{known.Cell.Header.Name} {string.Join(' ', known.Lineage.Columns)}").Exists(word => word.Folded is "par" or "per" or "pro" or "je");

    /// <summary>A unit price is called one.</summary>
    private Misfit? NoPrice(Figure figure)
    {
        var facts = figure.Facts!;
        if (sentences[figure.Sentence].Kind == SentenceKind.Cell || facts.IsComparison || facts.Lineage.Columns is not [var column] || !NameOf(column).Exists(word => Prices.Contains(word.Folded)) || facts.Lineage.Operation is "COUNT" or "COUNT DISTINCT")
            return null;
        bool isCalled = PriceWords.Overlaps(_asked) || Around(figure).Any(PriceWords.Contains);
        return isCalled ? null : new Misfit("unfit-column", $"{facts.Cell} is a {column}: call it a price, or cite the amount that is meant.");
    }

    /// <summary>Its own sentence and the one before it.</summary>
    private IEnumerable<string> Around(Figure figure) =>
        reading.WordsIn(sentences[Math.Max(0, figure.Sentence - 1)].Start, sentences[figure.Sentence].End);

    /// <summary>"26 different people": only distinct ones were counted.</summary>
    private Misfit? NotDistinct(Figure figure) =>
        WordAfter(figure) is { } word && Distinct.Contains(word.Folded) && figure.Facts!.Lineage.Operation != "COUNT DISTINCT" && !Sql.Calls(figure.Facts.Cell.Entry.Result.Sql, "DISTINCT")
            ? new Misfit("unfit-operation", $"{figure.Facts.Cell} does not count each once: nothing shows that they are {word.Folded}.")
            : null;

    /// <summary>"9 bicycles were sold" of nine rows, each of which has a quantity of them.</summary>
    private Misfit? Things(Figure figure)
    {
        var facts = figure.Facts!;
        if (facts.Lineage.Operation != "COUNT" || facts.Columns.Count > 0 || WordAfter(figure) is not { } noun || noun.Folded[^1] is not ('s' or 'x') || !reading.Labels.Exists(label => label.Start == noun.Start && label.End == noun.End && label.Column != "file"))
            return null;
        var quantity = facts.Lineage.Datasets.Select(dataset => vocabulary.Profile(dataset.Id)).OfType<Datasets.DatasetProfile>().SelectMany(profile => profile.Columns)
            .FirstOrDefault(column => column.Role is not (ColumnRole.Key or ColumnRole.Time) && Phrases.Tokens(column.Name).Exists(word => Quantities.Contains(word.Folded)));
        return quantity is null ? null : new Misfit("unfit-column", $"{facts.Cell} counts rows; how many {noun.Folded} there were is the sum of {quantity.Name}.");
    }

    /// <summary>"kWh/m²" behind a figure that was divided by nothing.</summary>
    private Misfit? Undivided(Figure figure)
    {
        if (WordAfter(figure) is not { } unit || UnitWords.Of(unit.Folded) is null || unit.End + 1 >= reading.Text.Length || reading.Text[unit.End] != '/' || !char.IsLetter(reading.Text[unit.End + 1]))
            return null;
        var cell = figure.Facts!.Cell;
        return IsRate(figure.Facts) ? null : new Misfit("wrong-format", $"{cell} was divided by nothing: it is in {unit.Folded}.");
    }

    /// <summary>"CHF 640 of revenue", where neither the data nor the question nor the query know a revenue.</summary>
    private Misfit? UnknownKind(Figure figure)
    {
        if (sentences[figure.Sentence].Kind == SentenceKind.Cell)
            return null;
        for (int at = reading.Words.FindLastIndexBefore(figure.PartStart) + 1; at < reading.Words.Count && reading.Words[at].Start < figure.PartEnd; at++)
        {
            var word = reading.Words[at];
            if (KindOf.TryGetValue(word.Folded, out string[]? kind) && !kind.Any(_asked.Contains) && !kind.Any(known => vocabulary.Knows(Phrases.Tokens(known)[0].Stem))
                && !Phrases.Tokens(figure.Facts!.Cell.Header.Name).Exists(name => kind.Contains(name.Folded)) && figure.Facts.Lineage.Operation != "*")
                return new Misfit("unfit-column", $"Nothing in the data or the question is called {word.Folded}: call {figure.Facts.Cell} what it is.");
        }

        return null;
    }
}
