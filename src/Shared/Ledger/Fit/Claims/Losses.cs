using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"Made a loss", "en déficit": some figure of the ledger is below zero.</summary>
internal static class Losses
{
    private static readonly string[][] Phrased =
    [
        ["made", "a", "loss"], ["posted", "a", "loss"], ["reported", "a", "loss"], ["ran", "a", "loss"], ["net", "loss"], ["in", "deficit"], ["a", "deficit"],
        ["perte", "nette"], ["une", "perte"], ["en", "perte"], ["en", "deficit"], ["deficitaire"], ["deficitaires"], ["einen", "verlust"], ["mit", "verlust"], ["defizit"],
    ];

    public static IEnumerable<(int Start, int End, Misfit Misfit)> Check(Reading reading, LedgerIndex index, bool isAll)
    {
        for (int at = 0; isAll && at < reading.Words.Count; at++)
        {
            var phrase = Array.Find(Phrased, words => reading.Words.Stand(at, words));
            bool denied = at > 0 && Enumerable.Range(1, Math.Min(3, at)).Any(back => FitWords.Negations.Contains(reading.Words[at - back].Folded));
            if (phrase is not null && !denied && !index.All().Any(known => FigurePrinter.Exact(known.Cell.Value) < 0))
                yield return (reading.Words[at].Start, reading.Words[at + phrase.Length - 1].End, new Misfit("wrong-direction", "No result holds a figure below zero: a loss is not shown. Query what shows it, or leave it out."));
        }
    }
}
