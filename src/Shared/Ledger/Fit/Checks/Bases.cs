using Tally.Ledger.Calculations;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Checks;

/// <summary>"34 % of Carva Foods' revenue": what a share is said to be of may not be what it is the share of.</summary>
internal sealed class Bases(Reading reading, IReadOnlyList<LedgerEntry> ledger, FactsOfCells all)
{
    private const int MaxWords = 6;
    private static readonly HashSet<string> Of = ["of", "de", "des", "du", "d", "von", "der"];

    public Misfit? Check(Figure figure, CellFacts facts)
    {
        if (!figure.IsPercent || facts.Cell.Entry.Source != LedgerSource.Calculation || SaidOf(figure) is not { } label || Sides(facts.Cell) is not var (part, whole))
            return null;
        bool ofPart = part.Pinned(label.Column) is { Count: 1 } pinned && label.Values.Any(pinned.Contains);
        bool ofWhole = whole.Pinned(label.Column) is { Count: 1 } known && label.Values.Any(known.Contains);
        return ofPart && !ofWhole
            ? new Misfit("wrong-base", $"{facts.Cell} is a share of {whole.Cell}, and not of what is of {Describe.Values(label.Values)}.")
            : null;
    }

    /// <summary>The name right behind "% of", measures and articles between at most.</summary>
    private LabelMention? SaidOf(Figure figure)
    {
        int first = reading.Words.FindLastIndexBefore(figure.End) + 1;
        for (int at = first; at < reading.Words.Count && at < first + MaxWords; at++)
        {
            var word = reading.Words[at];
            if (reading.Text.AsSpan(figure.End, Math.Max(0, word.Start - figure.End)).ContainsAny(FitWords.Stops) || (at == first && !Of.Contains(word.Folded)))
                return null;
            if (reading.Labels.Find(label => label.Start == word.Start && !label.Generic) is { } label)
                return label;
            bool passes = Of.Contains(word.Folded) || FitWords.Particles.Contains(word.Folded) || reading.Measures.Exists(measure => measure.Start <= word.Start && measure.End >= word.End);
            if (!passes || word.Folded is "en" or "in" or "im" or "for" or "pour" or "fur")
                return null;
        }

        return null;
    }

    private (CellFacts Part, CellFacts Whole)? Sides(LedgerCell cell)
    {
        try
        {
            return ExpressionParser.Parse(cell.Entry.Result.Sql, new ReferenceResolver(ledger)) is Expression.Binary { Operator: '/', Left: Expression.Operand part, Right: Expression.Operand whole }
                ? (all.Of(part.Cell), all.Of(whole.Cell))
                : null;
        }
        catch (CalculationException)
        {
            return null;
        }
    }
}
