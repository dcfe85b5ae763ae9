using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Numbers;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Typed;

/// <summary>
/// Rounded numbers and plain fractions that a hedge or the figures beside them make true: "un peu plus de 3 300", "nearly two
/// thirds", "plus de quatre fois". What they round is looked for in the ledger and must fit there like any figure.
/// </summary>
internal sealed class Approximations(Reading reading, IReadOnlyList<Figure> figures, IReadOnlyList<Reading> questions, LedgerIndex index, FitCheck fit)
{
    private const int Tried = 2_000;

    /// <summary>The figure that a typed number rounds; null when nothing that fits does.</summary>
    public CellFacts? Rounded(Figure figure)
    {
        var number = figure.Typed!;
        var hedge = Hedges.Before(reading, figure.Start);
        // "Over 10 years" is a length of time, not a bound of what is measured.
        if (IsTime(figure) || hedge == Hedge.None || number.Kind != NumberKind.Cardinal || number.Readings is not [var typed, ..])
            return null;
        return Fitting(figure, known => Value(known, number.IsPercent) is { } value && number.Readings.Any(shown => Hedges.Rounds(hedge, value, shown)))
            .MinBy(known => Math.Abs((Value(known, number.IsPercent) ?? 0) - typed));
    }

    private bool IsTime(Figure figure)
    {
        int at = reading.Words.FindLastIndexBefore(figure.End) + 1;
        return at < reading.Words.Count && reading.Words[at].Start - figure.End <= 3 && TypedNumbers.IsYearWord(reading.Words[at].Folded);
    }

    /// <summary>Whether a fraction or a multiple is what two figures of its sentence, or a share of the ledger, come to.</summary>
    public bool IsRatio(Figure figure)
    {
        var number = figure.Typed!;
        if (number.Kind is not (NumberKind.Fraction or NumberKind.Multiple) || number.Readings is not [var said])
            return false;
        var hedge = Inverted(Hedges.Before(reading, figure.Start), reading.Text[figure.Start..figure.End]);
        decimal[] beside = [.. figures.Where(other => other.Sentence == figure.Sentence && other.Facts is not null).Select(other => Share(other.Facts!)).OfType<decimal>()];
        if (beside.Length == 1 || (beside.Length > 0 && said < 1))
            return Array.Exists(beside, ratio => Hedges.Approximates(hedge, ratio, said));
        decimal[] quotients = [.. IsOfAsked(figure) ? OfAsked(figure) : Quotients(figure, said < 1)];
        return quotients.Length > 0 ? Array.Exists(quotients, ratio => Hedges.Approximates(hedge, ratio, said))
            : said < 1 && IsOfLedger(figure, hedge, said);
    }

    /// <summary>A share that a result holds; "in both", "in each": all that it holds of the kind.</summary>
    private bool IsOfLedger(Figure figure, Hedge hedge, decimal said)
    {
        bool each = reading.Text.LastIndexOfAny(['.', '\n'], Math.Max(figure.Start - 1, 0)) is var start && reading.WordsIn(start + 1, figure.End + 60).Any(word => word is "both" or "each" or "every" or "all" or "deux" or "chaque" or "toutes" or "tous" or "beide" or "beiden" or "alle" or "jede");
        return Fitting(figure, known => Share(known) is { } share && Hedges.Approximates(hedge, share, said))
            .Any(known => !each || index.All().Where(other => other.Columns.SetEquals(known.Columns) && ReferenceEquals(other.Cell.Entry, known.Cell.Entry)).All(other => Share(other) is not { } share || (hedge switch
            {
                Hedge.Above or Hedge.JustAbove => share > said,
                Hedge.Below or Hedge.JustBelow => share < said,
                _ => Hedges.Approximates(hedge, share, said),
            })));
    }

    /// <summary>"More than halved" is less than a half.</summary>
    private static Hedge Inverted(Hedge hedge, string word) => Columns.Folding.Fold(word) is "halved" or "halbiert" or "halving"
        ? hedge switch { Hedge.Above => Hedge.Below, Hedge.Below => Hedge.Above, Hedge.JustAbove => Hedge.JustBelow, Hedge.JustBelow => Hedge.JustAbove, var same => same }
        : hedge;

    private IEnumerable<CellFacts> Fitting(Figure figure, Func<CellFacts, bool> counts) =>
        index.All().Take(Tried).Where(known => !known.IsTime && !known.IsCode && counts(known) && Laundering.Refusal(known.Cell) is null && fit.Check(figure, known, trial: true) is null);

    private static decimal? Value(CellFacts known, bool percent)
    {
        if (FigurePrinter.Exact(known.Cell.Value) is not { } value)
            return null;
        if (!percent)
            return value * UnitWords.ScaleOf(known.Cell.Header.Unit);
        return Formats.IsPercentage(known.Cell) ? value : Formats.MayBeRatio(known.Cell) ? value * 100 : null;
    }

    /// <summary>The figure as a ratio, where it is one.</summary>
    private static decimal? Share(CellFacts known) =>
        FigurePrinter.Exact(known.Cell.Value) is not { } value ? null
        : Formats.IsPercentage(known.Cell) ? value / 100
        : known.IsComparison && Formats.MayBeRatio(known.Cell) ? value : null;

    /// <summary>"Fewer than half that".</summary>
    private bool IsOfAsked(Figure figure) => reading.WordsIn(figure.End, figure.End + 14).FirstOrDefault() is "that" or "davon" or "cela";

    private IEnumerable<decimal> OfAsked(Figure figure) =>
        from other in figures.Where(other => other.Sentence == figure.Sentence && other.Facts is { IsComparison: false })
        from asked in questions.Take(1).SelectMany(question => question.Numbers).SelectMany(number => number.Readings)
        where asked != 0 && FigurePrinter.Exact(other.Facts!.Cell.Value) is not null
        select FigurePrinter.Exact(other.Facts!.Cell.Value)!.Value / asked;

    /// <summary>Each two plain figures of the sentence divided, the smaller by the larger for a part.</summary>
    private IEnumerable<decimal> Quotients(Figure figure, bool part)
    {
        var beside = figures.Where(other => other.Sentence == figure.Sentence && other.Facts is not null).ToArray();
        bool alike = beside is [{ Facts.IsComparison: true }, ..] && Array.TrueForAll(beside, other => other.Facts!.IsComparison && other.Facts.Columns.SetEquals(beside[0].Facts!.Columns));
        decimal[] values = [.. beside.Where(other => alike || !other.Facts!.IsComparison).Select(other => FigurePrinter.Exact(other.Facts!.Cell.Value)).OfType<decimal>().Where(value => value > 0)];
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = i + 1; j < values.Length; j++)
            {
                decimal low = Math.Min(values[i], values[j]), high = Math.Max(values[i], values[j]);
                yield return part ? low / high : high / low;
            }
        }
    }
}
