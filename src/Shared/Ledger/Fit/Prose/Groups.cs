using Tally.Columns;
using Tally.Datasets;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Words;
using Tally.Queries;

namespace Tally.Ledger.Fit.Prose;

/// <summary>"Le district de Lausanne": what is called by its column's own name is that, and no smaller thing within it.</summary>
internal sealed class Groups(Reading reading, IReadOnlyList<Sentence> sentences, Vocabulary vocabulary)
{
    private const int Near = 12;

    public Misfit? Check(Figure figure, CellFacts facts)
    {
        if (figure.Sentence < 0 || facts.Lineage.Origin != CellOrigin.Plain)
            return null;
        var sentence = sentences[figure.Sentence];
        if (sentence.Kind != SentenceKind.Plain || Extremes.IsClaimed(reading.WordsIn(sentence.Start, sentence.End)))
            return null;
        var labels = reading.Labels.InRange(sentence.Start, sentence.End).ToArray();
        foreach (var group in labels.Where(label => IsCalled(label, reading.Text, reading.Nouns)))
        {
            var part = facts.Lineage.Coordinates.FirstOrDefault(condition => condition.Operator == ConditionOperator.Equal && IsFiner(Folding.Fold(condition.Column), group.Column, facts)
                && !Array.Exists(labels, label => label.Start != group.Start && label.Column == Folding.Fold(condition.Column)));
            if (part is not null)
                return new Misfit("unfit-label", $"{facts.Cell} is of {part.Column} {part.Values[0]}, but the clause speaks of a whole {group.Column}. Name what it is of, or query the whole.");
        }

        return null;
    }

    /// <summary>The name of its column stands right before the label.</summary>
    public static bool IsCalled(LabelMention label, string text, List<NounMention> nouns) =>
        nouns.Exists(noun => noun.Column == label.Column && noun.End < label.Start && label.Start - noun.End <= Near
            && !text.AsSpan(noun.End, label.Start - noun.End).ContainsAny(FitWords.Stops)
            && Phrases.Tokens(text[noun.End..label.Start]).TrueForAll(word => FitWords.Particles.Contains(word.Folded)));

    private bool IsFiner(string column, string group, CellFacts facts) =>
        column != group && vocabulary.Role(column) == ColumnRole.Dimension && facts.Lineage.Datasets.Any(dataset => Distinct(dataset.Id, column) > Distinct(dataset.Id, group) && Distinct(dataset.Id, group) > 0);

    private int Distinct(DatasetId id, string column) =>
        (int)(vocabulary.Profile(id)?.Columns.FirstOrDefault(known => Folding.Same(known.Name, column))?.Distinct ?? 0);
}
