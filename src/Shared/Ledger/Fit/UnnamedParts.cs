using Tally.Columns;
using Tally.Queries;

namespace Tally.Ledger.Fit;

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
            if (sentences[figure.Sentence].Kind == SentenceKind.Plain && figure.Facts!.Cell.Entry.Result.Rows.Count > 1 && Unnamed(figure) is { } part && !IsChosen(figure, part.Column))
                yield return (figure, new Misfit("unfit-label", $"{figure.Facts.Cell} is of {part.Column} {part.Value}, one of several in its result, and nothing names it: name it, or query the whole."));
        }
    }

    private (string Column, string Value)? Unnamed(Figure figure)
    {
        var (result, row) = (figure.Facts!.Cell.Entry.Result, figure.Facts.Cell.Row);
        for (int column = 0; column < result.Columns.Count; column++)
        {
            if (result.Columns[column] is not { Type: ColumnType.Text, Sources: [var source] } || vocabulary.Role(source) is not (ColumnRole.Dimension or ColumnRole.Key) || result.Rows[row][column].Kind != CellKind.Text)
                continue;
            string value = Folding.Fold(result.Rows[row][column].AsText());
            bool varies = result.Rows.Any(other => other[column] != result.Rows[row][column]);
            if (varies && !vocabulary.IsTotalLabel(value) && !_named.Contains((Folding.Fold(source), value)) && !IsNamedAsPeriod(figure.Facts))
                return (Folding.Fold(source), value);
            if (varies)
                return null;
        }

        return null;
    }

    private bool IsNamedAsPeriod(CellFacts known) =>
        known.PartOfYear is { } part && reading.Periods.Concat(questions.SelectMany(question => question.Periods)).Any(period => period.Alternatives.Contains(part));

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
