using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"12 % des étudiants", "2.1 logements par habitant": what a share is a share of, and what a rate is for each of, is what it was divided by.</summary>
internal sealed class ShareBases(Reading reading, IReadOnlyList<LedgerEntry> ledger, FactsOfCells facts, Vocabulary vocabulary, CountedNouns counted)
{
    private const int Reach = 30;

    private static readonly HashSet<string> Of = ["de", "des", "d", "du", "of", "der", "aller", "among", "parmi"];
    private static readonly HashSet<string> Per = ["par", "per", "pro", "je"];

    public IEnumerable<(Figure Figure, Misfit Misfit)> Check(IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures.Where(figure => figure.Facts is { IsComparison: true }))
        {
            var between = Behind(figure);
            // "63 % de femmes" says what the part is, "63 % des femmes" what the whole is.
            bool isWhole = between.Word is not ("de" or "d") || FitWords.Particles.Contains(WordAt(between.End));
            bool isShare = figure.IsPercent && Of.Contains(between.Word) && isWhole, isRate = !figure.IsPercent && Per.Contains(between.Word);
            if ((isShare || isRate || !figure.IsPercent) && Quotient.Of(figure.Facts!, ledger, facts) is { } quotient && (isShare ? OfWhole(figure, quotient, between.End) : OfRate(figure, quotient)) is { } misfit)
                yield return (figure, misfit);
        }
    }

    /// <summary>The first word behind the figure and its percent sign.</summary>
    private (string Word, int End) Behind(Figure figure)
    {
        int at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        while (at < reading.Words.Count && reading.Words[at].Folded is "percent" or "prozent" or "pour" or "cent" or "per")
            at++;
        bool follows = at < reading.Words.Count && !reading.Text.AsSpan(figure.End, Math.Max(0, reading.Words[at].Start - figure.End)).ContainsAny(FitWords.Stops);
        return follows ? (reading.Words[at].Folded, reading.Words[at].End) : ("", figure.End);
    }

    private string WordAt(int position) => reading.WordsIn(position, position + Reach).FirstOrDefault("");

    private Misfit? OfWhole(Figure figure, Quotient quotient, int from)
    {
        bool Near(Mention mention) => mention.Start >= from && mention.Start - from <= Reach && !reading.Text.AsSpan(from, mention.Start - from).ContainsAny(FitWords.Stops)
            && reading.WordsIn(from, mention.Start).All(word => FitWords.Particles.Contains(word) || word is "all" or "tous" or "toutes" or "our" or "nos" or "their" or "its" or "ses" or "leurs" or "aller" or "total");
        var measure = reading.Measures.InRange(from, from + Reach + 1).FirstOrDefault(Near);
        var noun = reading.Nouns.InRange(from, from + Reach + 1).FirstOrDefault(Near);
        var rows = reading.Labels.InRange(from, from + Reach + 1).FirstOrDefault(label => Near(label) && label.Column == "file" && !IsMass(label));
        string? named = measure is not null ? Unlike(quotient, measure) ? Text(measure) : null
            : noun is not null ? quotient.WholeCounts is not null && !Counts(figure, quotient, noun.Column) ? Text(noun) : null
            : rows is null && Unknown(from) is { } unknown ? unknown
            : rows is not null && quotient.WholeCounts is null && quotient.Whole.Count > 0 ? Text(rows) : null;
        return named is null ? null : new Misfit("wrong-base", $"{figure.Facts!.Cell} is a share of {(quotient.Whole.Count > 0 ? Describe.Values(quotient.Whole) : "the rows counted")}, not of {named}: divide by that, or name what it is a share of.");
    }

    /// <summary>A plural that neither the question nor the data use: "of customers".</summary>
    private string? Unknown(int from)
    {
        int at = reading.Words.FindLastIndexBefore(from) + 1;
        while (at < reading.Words.Count && FitWords.Particles.Contains(reading.Words[at].Folded))
            at++;
        if (at >= reading.Words.Count || reading.Words[at].Start - from > Reach || reading.Text.AsSpan(from, reading.Words[at].Start - from).ContainsAny(FitWords.Stops))
            return null;
        var word = reading.Words[at];
        return word.Folded.Length > 4 && word.Folded[^1] == 's' && char.IsLower(reading.Text[word.Start]) && !counted.IsKnown(word) ? word.Folded : null;
    }

    /// <summary>"Of the population of the 12 communes": a file that is called in the singular after what it measures, and nothing narrower behind it.</summary>
    private bool IsMass(LabelMention label)
    {
        int last = reading.Words.FindLastIndexBefore(label.End);
        bool goesOn = last + 1 < reading.Words.Count && !reading.Text.AsSpan(label.End, reading.Words[last + 1].Start - label.End).ContainsAny(FitWords.Stops);
        return reading.Words[last].Folded == reading.Words[last].Stem && (!goesOn || FitWords.Particles.Contains(reading.Words[last + 1].Folded));
    }

    private string Text(Mention mention) => reading.Text[mention.Start..mention.End];

    private bool Unlike(Quotient quotient, MeasureMention measure) =>
        !measure.Columns.Any(column => quotient.Whole.Contains(column) || (vocabulary.PartsOf(column) is { Count: > 0 } parts && parts.All(quotient.Whole.Contains)));

    /// <summary>What is counted below the line are the things of the column: distinct ones, or rows that each have one of their own.</summary>
    private bool Counts(Figure figure, Quotient quotient, string column) =>
        quotient.Whole.Contains(column) || (quotient.WholeCounts == "COUNT" && figure.Facts!.Lineage.Datasets.Any(dataset => vocabulary.Profile(dataset.Id) is { } profile
            && (profile.Columns.FirstOrDefault(known => Folding.Same(known.Name, column))?.Distinct >= profile.RowCount)));

    /// <summary>"A par B" behind a quotient of B by A.</summary>
    private Misfit? OfRate(Figure figure, Quotient quotient)
    {
        bool Follows(Mention mention, int position) => mention.Start >= position && mention.Start - position <= Reach && !reading.Text.AsSpan(position, mention.Start - position).ContainsAny(FitWords.Stops);
        if (reading.Measures.Find(mention => Follows(mention, figure.End)) is not { } part || reading.Measures.Find(mention => Follows(mention, part.End)) is not { } whole)
            return null;
        bool isPer = reading.WordsIn(part.End, whole.Start).Any(Per.Contains) && !reading.WordsIn(figure.End, part.Start).Any(Per.Contains);
        bool isTurned = part.Columns.Any(quotient.Whole.Contains) && !part.Columns.Any(quotient.Part.Contains) && whole.Columns.Any(quotient.Part.Contains) && !whole.Columns.Any(quotient.Whole.Contains);
        return isPer && isTurned ? new Misfit("wrong-base", $"{figure.Facts!.Cell} is {Describe.Values(quotient.Part)} for each of {Describe.Values(quotient.Whole)}, not the other way round.") : null;
    }
}
