using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.References;
using Tally.Queries;

namespace Tally.Ledger.Fit.Prose;

/// <summary>
/// A passage of a document or a log, read like a draft: every figure of it becomes a cell whose coordinates are what its
/// own sentence names, so that an answer which cites it is held to the same year, label and measure.
/// </summary>
internal sealed class Passage
{
    private const int LongestText = 160;
    private readonly Reading _reading;
    private readonly IReadOnlyList<Sentence> _sentences;
    private readonly List<(NumberToken Number, LedgerCell Cell)> _figures = [];
    private readonly HashSet<DayRange> _periods;

    /// <param name="ordinal">Tells the passages of one document apart.</param>
    public Passage(LedgerSource source, string name, string? fileId, string text, int ordinal, Vocabulary vocabulary, IReadOnlySet<int> years)
    {
        (Source, Name, FileId) = (source, name, fileId);
        // Records of JSON are sentences of their own.
        string lines = text.Replace('}', '\n');
        _reading = Reading.Of(lines, "", vocabulary, years, []);
        var figures = _reading.Numbers.Where(number => number.Readings.Count > 0 && number.Kind is not (NumberKind.Name or NumberKind.Vague)).Select(number => new Figure { Start = number.Start, End = number.End, Typed = number }).ToList();
        _sentences = Sentences.Of(lines, figures.Select(figure => (figure.Start, figure.End)), [.. figures.Select(figure => (figure.Start, figure.End))]);
        Clauses.CutAll(_sentences, _reading, figures);
        _periods = [.. _reading.Periods.SelectMany(period => period.Alternatives.Append(period.Span))];
        var binder = new Binder(_sentences, [], new Apposition(_reading), _ => false, _ => false);
        foreach (var figure in figures.Where(figure => figure.Sentence >= 0))
            _figures.Add((figure.Typed!, Cell(figure, binder, FormattableString.Invariant($"{name}:{ordinal}.{_figures.Count}"))));
    }

    public LedgerSource Source { get; }

    public string Name { get; }

    public string? FileId { get; }

    /// <summary>The figures that say the same number in the same unit.</summary>
    public IEnumerable<LedgerCell> Equal(NumberToken number) =>
        _figures.Where(known => known.Number.IsPercent == number.IsPercent && known.Number.Kind == number.Kind && known.Number.Readings.Intersect(number.Readings).Any()).Select(known => known.Cell);

    public bool Names(DayRange days) => _periods.Contains(days);

    /// <summary>
    /// Whether the figure is the extreme that is claimed of it: the sentence that holds it says so, or the other figures of its
    /// measure show it. Null for a figure of another place, and where there is nothing to compare it with.
    /// </summary>
    public bool? Extreme(LedgerCell cell, Extremes.Side side)
    {
        if (_figures.Find(known => known.Cell == cell).Number is not { } number || _sentences.Holding(number.Start) is not { } sentence)
            return null;
        if (Extremes.Claims(_reading.Words.InRange(sentence.Start, sentence.End)).Any(claim => claim.Side == side))
            return true;
        decimal[] rivals = [.. _figures.Where(known => known.Cell != cell && known.Cell.Header.Unit == cell.Header.Unit && known.Cell.Lineage.Columns.SequenceEqual(cell.Lineage.Columns)).Select(known => known.Number.Readings[0])];
        return Array.TrueForAll(rivals, rival => side == Extremes.Side.Highest ? rival <= number.Readings[0] : rival >= number.Readings[0]) && rivals.Length > 0;
    }

    /// <summary>Whether a value is named anywhere in the passage, the document's name included.</summary>
    public bool Names(string column, IReadOnlyList<string> values) =>
        _reading.Labels.Any(label => label.Column == column && label.Values.Intersect(values).Any())
        || Phrases.Tokens(Name).Any(token => values.Contains(token.Folded));

    /// <summary>The sentence that holds the figure; the first that names anything where there is no figure.</summary>
    public string? Around(CellFacts? facts)
    {
        if (facts is null || _figures.Find(known => known.Cell == facts.Cell).Number is not { } number)
            return null;
        var sentence = _sentences.First(candidate => candidate.Holds(number.Start));
        int start = Math.Max(sentence.Start, number.Start - (LongestText / 2)), end = Math.Min(sentence.End, number.End + (LongestText / 2));
        return _reading.Text[start..end].Trim();
    }

    private LedgerCell Cell(Figure figure, Binder binder, string id)
    {
        var number = figure.Typed!;
        var periods = binder.Bind(figure, _reading.Periods, reading => reading.Periods, _ => true).Mentions;
        var coordinates = _reading.Labels.Select(label => label.Column).Distinct()
            .Select(column => (Column: column, Bound: binder.Bind(figure, _reading.Labels, reading => reading.Labels, label => label.Column == column)))
            .Where(label => label.Bound.Mentions.Count > 0)
            .Select(label => new Condition(label.Column, ConditionOperator.In, [.. label.Bound.Mentions.SelectMany(mention => mention.Values).Distinct()]))
            .ToArray();
        var measures = binder.Bind(figure, _reading.Measures, reading => reading.Measures, _ => true);
        string[] columns = measures.Tie is Tie.Sentence or Tie.Prior ? [.. measures.Mentions.SelectMany(mention => mention.Columns).Distinct()] : [];
        decimal value = number.Readings[0];
        var lineage = new CellLineage
        {
            Origin = CellOrigin.Plain,
            RowCount = 1,
            Columns = columns,
            Coordinates = coordinates,
            Period = periods is [var period, ..] && period.Shape is PeriodShape.Single or PeriodShape.Range ? Spoken(periods[0].Span) : null,
        };
        var entry = new LedgerEntry
        {
            Id = id,
            Source = Source,
            Result = new QueryResult
            {
                Sql = "",
                Columns = [new ResultColumn { Name = "figure", Type = ColumnType.Decimal, Unit = number.IsPercent ? "%" : null, Sources = columns }],
                Rows = [[CellValue.Of(value)]],
                Lineage = [[lineage]],
                Used = [],
            },
        };
        return new LedgerCell(entry, 0, 0);
    }

    private static Period? Spoken(DayRange days) =>
        days.First <= 0 || days.Last > DateOnly.MaxValue.DayNumber ? null
            : new Period("", DateOnly.FromDayNumber(days.First).ToString("O", System.Globalization.CultureInfo.InvariantCulture), DateOnly.FromDayNumber(days.Last).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
}
