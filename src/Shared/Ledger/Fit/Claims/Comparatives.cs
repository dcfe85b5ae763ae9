using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"HEC compte plus d'étudiants que FBM": the one named first must indeed have more.</summary>
/// <param name="isAll">No document or log may bear a claim out.</param>
internal sealed class Comparatives(Reading reading, IReadOnlyList<Reading> questions, IReadOnlyList<LedgerEntry> ledger, FactsOfCells facts, bool isAll)
{
    private const int MaxLedgerCells = 4_000;
    private static readonly HashSet<string> More = ["plus", "davantage", "more", "higher", "larger", "greater", "bigger", "mehr", "hoher", "grosser", "superieur", "superieure", "superieurs", "superieures", "outnumber", "outnumbers", "depasse", "depassent", "devance", "exceeds", "exceed"];
    private static readonly HashSet<string> Less = ["moins", "fewer", "less", "lower", "smaller", "weniger", "niedriger", "kleiner", "inferieur", "inferieure", "inferieurs", "inferieures"];
    private static readonly HashSet<string> Than = ["que", "qu", "than", "als"];
    private static readonly HashSet<string> Direct = ["outnumber", "outnumbers", "depasse", "depassent", "devance", "exceeds", "exceed"];
    private static readonly HashSet<string> To = ["a", "au", "aux"];

    public IEnumerable<(int Start, int End, Misfit Misfit)> Check(Sentence sentence, IReadOnlyList<Figure> figures)
    {
        int first = reading.Words.FindLastIndexBefore(sentence.Start) + 1;
        for (int i = first; i < reading.Words.Count && reading.Words[i].Start < sentence.End; i++)
        {
            bool more = More.Contains(reading.Words[i].Folded), less = Less.Contains(reading.Words[i].Folded);
            // "Plus bas que" is less.
            if (more && i + 1 < reading.Words.Count && Extremes.IsSmall(reading.Words[i + 1].Folded))
                (more, less) = (false, true);
            if (!(more || less) || Pivot(i, sentence) is not { } pivot || IsBound(pivot))
                continue;
            if (Sides(reading.Labels, sentence, i, pivot, Equal, Touches) is { } labels && Misfit(labels, more, (i, pivot), figures, Supposes(sentence, i)) is { } wrongLabel)
                yield return (reading.Words[i].Start, reading.Words[pivot].End, wrongLabel);
            else if (Sides(reading.Periods, sentence, i, pivot, Equal, Touches) is { } periods && Misfit(periods, more, (i, pivot), figures, Supposes(sentence, i)) is { } wrongPeriod)
                yield return (reading.Words[i].Start, reading.Words[pivot].End, wrongPeriod);
            else if (Sides(reading.Measures, sentence, i, pivot, Equal, Touches) is { } measures && Misfit(measures, more, null, figures, Supposes(sentence, i)) is { } wrongMeasure)
                yield return (reading.Words[i].Start, reading.Words[pivot].End, wrongMeasure);
        }
    }

    /// <summary>The word after which the other side is named.</summary>
    private int? Pivot(int at, Sentence sentence)
    {
        if (at > 0 && reading.Words[at - 1].Folded is "le" or "la" or "les" or "en" or "non" or "pas" or "not" or "no" or "the")
            return null;
        if (Direct.Contains(reading.Words[at].Folded))
            return at;
        for (int i = at + 1; i < reading.Words.Count && i <= at + 12 && reading.Words[i].Start < sentence.End; i++)
        {
            string word = reading.Words[i].Folded;
            if (Than.Contains(word) || (reading.Words[at].Folded.StartsWith("superieur", StringComparison.Ordinal) || reading.Words[at].Folded.StartsWith("inferieur", StringComparison.Ordinal)) && To.Contains(word))
                return i;
        }

        return null;
    }

    /// <summary>"Less than half": a bound, and nothing that is compared with.</summary>
    private bool IsBound(int pivot) =>
        reading.Numbers.Exists(number => number.Start >= reading.Words[pivot].End && number.Start - reading.Words[pivot].End <= 4 && number.Kind is NumberKind.Fraction or NumberKind.Cardinal);

    private Compared? Sides<T>(List<T> mentions, Sentence sentence, int word, int pivot, Func<T, Func<CellFacts, bool>?> match, Func<T, CellFacts, bool> touches)
        where T : Mention
    {
        int from = reading.Words[word].Start, split = reading.Words[pivot].End;
        var left = mentions.FindLast(mention => mention.Start >= sentence.Start && mention.End <= from && !mention.IsComparand)
            ?? mentions.FindLast(mention => mention.Start > from && mention.End <= reading.Words[pivot].Start);
        var right = mentions.Find(mention => mention.Start >= split && mention.Start - split <= 30 && mention.End <= sentence.End);
        if (left is null || right is null || match(left) is not { } leftMatch || match(right) is not { } rightMatch)
            return null;
        return new Compared(leftMatch, rightMatch, known => touches(left, known), known => touches(right, known), $"{reading.Text[left.Start..left.End]} and {reading.Text[right.Start..right.End]}", typeof(T) == typeof(LabelMention));
    }

    /// <summary>The two sides of a comparison: the cells that are of each alone, and those that have to do with it.</summary>
    private sealed record Compared(Func<CellFacts, bool> Left, Func<CellFacts, bool> Right, Func<CellFacts, bool> TouchesLeft, Func<CellFacts, bool> TouchesRight, string Names, bool AreLabels);

    private static bool Touches(LabelMention mention, CellFacts known) => known.Pinned(mention.Column) is { } pinned && mention.Values.Any(pinned.Contains);

    private static bool Touches(PeriodMention mention, CellFacts known) => known.Days is { } days && days.Overlaps(mention.Alternatives[0]);

    private static bool Touches(MeasureMention mention, CellFacts known) => mention.Columns.Any(known.Columns.Contains) || mention.Columns.Any(known.IsConditioned);

    /// <summary>A question, a denial or a condition claims nothing that a result must bear out.</summary>
    private bool Supposes(Sentence sentence, int word) =>
        reading.Text.AsSpan(sentence.Start, sentence.End - sentence.Start).TrimEnd().EndsWith("?")
        || reading.WordsIn(sentence.Start, reading.Words[word].Start).Any(before => FitWords.Negations.Contains(before) || FitWords.Suppositions.Contains(before));

    private static Func<CellFacts, bool>? Equal(LabelMention mention) =>
        mention.IsJoined ? null : known => known.Pinned(mention.Column) is { Count: 1 } pinned && mention.Values.Any(pinned.Contains);

    private static Func<CellFacts, bool>? Equal(PeriodMention mention) =>
        mention.Shape != PeriodShape.Single ? null : known => known.Days == mention.Alternatives[0];

    private static Func<CellFacts, bool>? Equal(MeasureMention mention) =>
        mention.IsJoined || mention.Generic ? null : known => known.Measures.Count == 1 && mention.Columns.Any(known.Measures.Contains);

    /// <param name="words">The word and the pivot between which the measure is named; null where measures are what is compared.</param>
    private Misfit? Misfit(Compared sides, bool more, (int Word, int Pivot)? words, IReadOnlyList<Figure> figures, bool supposes)
    {
        var measured = words is var (word, pivot) ? Measured(word, pivot) : [];
        var candidates = figures.Select(figure => figure.Facts).OfType<CellFacts>().Concat(LedgerCells())
            .Where(known => !known.IsComparison && (known.Measures.Count > 0 || known.Lineage.Operation == "COUNT") && (measured.Count == 0 || known.Measures.Overlaps(measured)))
            .ToList();
        foreach (var left in candidates.Where(sides.Left).Take(24))
        {
            var right = candidates.Find(known => sides.Right(known) && !sides.Left(known) && Alike(left, known, sides));
            if (right is null || FigurePrinter.Exact(left.Cell.Value) is not { } a || FigurePrinter.Exact(right.Cell.Value) is not { } b)
                continue;
            return more ? a > b ? null : Wrong(left, right, more) : a < b ? null : Wrong(left, right, more);
        }

        bool isTouched = !isAll || supposes || (LedgerCells().Any(sides.TouchesLeft) && LedgerCells().Any(sides.TouchesRight));
        return isTouched ? null : new Misfit("wrong-direction", $"No result compares {sides.Names}; query both, or do not compare them.");
    }

    /// <summary>The measure between the two words ("plus d'étudiants que"), else the sentence's or the question's.</summary>
    private HashSet<string> Measured(int word, int pivot)
    {
        int from = reading.Words[word].Start, to = reading.Words[pivot].End;
        var named = reading.Measures.FindAll(mention => mention.Start >= from && mention.End <= to);
        if (named.Count == 0)
            named = reading.Measures.FindAll(mention => mention.End <= from && from - mention.End <= 40);
        if (named.Count == 0)
            named = questions.Select(question => question.Measures).FirstOrDefault(measures => measures.Count > 0) ?? [];
        return [.. named.SelectMany(mention => mention.Columns)];
    }

    /// <summary>The same in everything but what is compared.</summary>
    private static bool Alike(CellFacts left, CellFacts right, Compared sides)
    {
        // Rows of one result are alike but for the row: a town's district differs with the town.
        if (ReferenceEquals(left.Cell.Entry, right.Cell.Entry) && left.Cell.Column == right.Cell.Column && left.Cell.Row != right.Cell.Row && sides.AreLabels && (left.Days == right.Days || !(IsOfTime(left) || IsOfTime(right))))
            return true;
        int differences = (left.Days == right.Days ? 0 : 1) + (left.Measures.SetEquals(right.Measures) ? 0 : 1);
        foreach (var condition in left.Lineage.Coordinates.Where(condition => condition.Operator == Queries.ConditionOperator.Equal))
        {
            string column = Folding.Fold(condition.Column);
            bool time = left.Lineage.Period is { } period && Folding.Same(period.Column, condition.Column);
            if (!time && left.Pinned(column) is { } mine && right.Pinned(column) is { } theirs && !mine.SetEquals(theirs))
                differences++;
        }

        return differences == 1;
    }

    /// <summary>Its rows were grouped or filtered by time; where they were not, their days are whatever days have rows.</summary>
    private static bool IsOfTime(CellFacts known) =>
        known.Lineage.Origin != Queries.CellOrigin.Aggregate || known.Lineage.Coordinates.Any(condition => condition.Operator == Queries.ConditionOperator.Equal && known.Lineage.Period is { } period && Folding.Same(period.Column, condition.Column));

    private IEnumerable<CellFacts> LedgerCells()
    {
        int seen = 0;
        foreach (var entry in ledger)
        {
            for (int row = 0; row < entry.Result.Rows.Count; row++)
            {
                for (int column = 0; column < entry.Result.Columns.Count; column++)
                {
                    if (++seen > MaxLedgerCells)
                        yield break;
                    if (entry.Result.Rows[row][column].IsNumeric)
                        yield return facts.Of(new LedgerCell(entry, row, column));
                }
            }
        }
    }

    private static Misfit Wrong(CellFacts left, CellFacts right, bool more) =>
        new("wrong-direction", $"The text says {(more ? "more" : "less")}, but {left.Cell} is {left.Cell.Value} and {right.Cell} is {right.Cell.Value}.");
}
