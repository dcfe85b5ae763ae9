using Tally.Columns;
using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Prose;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"Part : 66", "Share: 66": what is announced as a share is one, and not the number of its part.</summary>
internal static class AnnouncedShares
{
    private static readonly HashSet<string> Words = ["part", "share", "anteil", "proportion", "pourcentage", "percentage", "prozentsatz"];

    public static IEnumerable<(Figure Figure, Misfit Misfit)> Check(Reading reading, IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures.Where(figure => figure is { IsPercent: false, Facts: { IsComparison: false, Cell.Header.Unit: null } facts } && IsCount(facts)))
        {
            int last = reading.Words.FindLastIndexBefore(figure.Start);
            while (last > 0 && IsTag(reading, last))
                last--;
            if (last < 0 || !Words.Contains(reading.Words[last].Folded) || !reading.Text.AsSpan(reading.Words[last].End, figure.Start - reading.Words[last].End).Contains(':') || IsCalledSo(figure.Facts!, reading.Words[last].Folded))
                continue;
            yield return (figure, new Misfit("unfit-operation", $"{figure.Facts!.Cell} is a number, and the text announces a share: cite the share itself."));
        }
    }

    /// <summary>"Part : &lt;b&gt;66": the tag is no word.</summary>
    private static bool IsTag(Reading reading, int word) => reading.Words[word].Start is > 0 and var start && reading.Text[start - 1] is '<' or '/';

    private static bool IsCount(CellFacts facts) => facts.Cell.Value is { Kind: CellKind.Number } cell && cell.AsNumber() is var value && value == decimal.Truncate(value) && value > 1;

    /// <summary>A column of shares holds them as it likes.</summary>
    private static bool IsCalledSo(CellFacts facts, string word) =>
        facts.Columns.Append(Folding.Fold(facts.Cell.Header.Name)).Any(column => column.Contains(word, StringComparison.Ordinal) || column.Contains("pct", StringComparison.Ordinal) || column.Contains('%', StringComparison.Ordinal));
}
