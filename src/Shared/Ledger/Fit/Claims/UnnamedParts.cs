using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Queries;

namespace Tally.Ledger.Fit.Claims;

/// <summary>
/// "In all, the university had {{R1[0].total}} students", where the row is of one faculty: what a row of several is of must be
/// named somewhere, or the part stands for the whole.
/// </summary>
internal sealed class UnnamedParts(Reading reading, IReadOnlyList<Sentence> sentences, IReadOnlyList<Reading> questions, Vocabulary vocabulary)
{
    private readonly HashSet<(string Column, string Value)> _named = [.. reading.Labels.Concat(questions.SelectMany(question => question.Labels)).SelectMany(label => label.Values.Select(value => (label.Column, value)))];

    public IEnumerable<(Figure Figure, Misfit Misfit)> Check(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures.Where(figure => figure is { Sentence: >= 0, Facts: { IsComparison: false, IsTime: false, IsCode: false, Cell.Entry.Source: LedgerSource.Query } }))
        {
            if (sentences[figure.Sentence].Kind != SentenceKind.Cell && Quarters(figure) is { } quarters)
                yield return (figure, quarters);
            else if (sentences[figure.Sentence].Kind == SentenceKind.Plain && figure.Facts!.Cell.Entry.Result.Rows.Count > 1 && Unnamed(figure) is { } part && !IsChosen(figure, part.Column))
                yield return (figure, new Misfit("unfit-label", $"{figure.Facts.Cell} is of {part.Column} {part.Value}, one of several in its result, and nothing names it: name it, or query the whole."));
        }
    }

    /// <summary>"In 2023" of a figure that is of two of its quarters.</summary>
    private Misfit? Quarters(Figure figure)
    {
        if (figure.Facts!.PartOfYear is not { } part || IsConstant(figure.Facts) || IsNamedAsPeriod(figure.Facts, sentences[figure.Sentence]) || IsChosen(figure, "quarter"))
            return null;
        bool isNamed = figure.Facts.Lineage.Coordinates.Any(condition => condition.Values.All(value => _named.Contains((Folding.Fold(condition.Column), Folding.Fold(value)))) && condition.Values.All(value => Folding.Fold(value) is ['q' or 't', >= '1' and <= '4']));
        return isNamed ? null : new Misfit("unfit-period", $"{figure.Facts.Cell} is of {Describe.Days(part)}, and nothing says so: name that part of the year.");
    }

    /// <summary>The column has no more values than there are labels: beds of a ward, the same in each quarter.</summary>
    private bool IsConstant(CellFacts known) =>
        known.Lineage.Datasets.Select(dataset => vocabulary.Profile(dataset.Id)).OfType<Datasets.DatasetProfile>().Any(profile =>
            profile.Columns.FirstOrDefault(column => known.Measures.Contains(Folding.Fold(column.Name))) is { } measure && measure.Distinct <= profile.Columns.Where(column => column.Role == ColumnRole.Dimension).Max(column => (long?)column.Distinct));

    private (string Column, string Value)? Unnamed(Figure figure)
    {
        var (result, row) = (figure.Facts!.Cell.Entry.Result, figure.Facts.Cell.Row);
        for (int column = 0; column < result.Columns.Count; column++)
        {
            if (result.Columns[column] is not { Type: ColumnType.Text, Sources: [var source] } || vocabulary.Role(source) is not (ColumnRole.Dimension or ColumnRole.Key) || result.Rows[row][column].Kind != CellKind.Text)
                continue;
            string value = Folding.Fold(result.Rows[row][column].AsText());
            bool varies = result.Rows.Any(other => other[column] != result.Rows[row][column]);
            if (varies && !vocabulary.IsTotalLabel(value) && !_named.Contains((Folding.Fold(source), value)) && !IsNamedAsPeriod(figure.Facts, sentences[figure.Sentence]))
                return (Folding.Fold(source), value);
            if (varies)
                return null;
        }

        return null;
    }

    /// <summary>The text names that part of the year; or the question does, and the sentence names no other period.</summary>
    private bool IsNamedAsPeriod(CellFacts known, Sentence sentence) =>
        known.PartOfYear is { } part && (reading.Periods.Exists(period => period.Alternatives.Contains(part))
            || (!reading.Periods.InRange(sentence.Start, sentence.End).Any() && questions.Any(question => question.Periods.Exists(period => period.Alternatives.Contains(part)))));

    /// <summary>The words say that it is one of several: the largest, the third, "one faculty".</summary>
    private bool IsChosen(Figure figure, string column)
    {
        var sentence = sentences[figure.Sentence];
        var words = reading.WordsIn(sentence.Start, sentence.End).ToArray();
        return Extremes.IsClaimed(words) || Extremes.IsClaimed(questions.Take(1).SelectMany(question => question.Words).Select(word => word.Folded))
            || reading.Nouns.Exists(noun => noun.Column == column && sentence.Holds(noun.Start))
            || Array.Exists(words, word => Numbers.Lexicon.All.Any(lexicon => lexicon.Ordinals.ContainsKey(word)) || word is "first" or "premier" or "premiere" or "erste" or "erster" or "last" or "dernier" or "derniere" or "letzte" or "top");
    }
}
