using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"La parité est presque atteinte", "as many women as men": two figures beside the claim, or a share, are about even.</summary>
internal static class Parities
{
    private const decimal Even = 0.1m;

    private static readonly string[][] Phrased =
    [
        ["parite"], ["parity"], ["paritat"], ["autant", "de"], ["autant", "d"], ["as", "many"], ["equal", "numbers"], ["evenly", "split"], ["a", "egalite"], ["equilibre"], ["gleich", "viele"], ["ebenso", "viele"],
    ];

    public static IEnumerable<(int Start, int End, Misfit Misfit)> Check(Reading reading, Sentence sentence, IReadOnlyList<Figure> figures)
    {
        var words = reading.Words.InRange(sentence.Start, sentence.End);
        for (int at = 0; at < words.Count; at++)
        {
            var phrase = Array.Find(Phrased, phrase => words.Stand(at, phrase));
            bool isLoose = at > 0 && words[at - 1].Folded is "fois" or "twice" or "times" or "half" or "doppelt" or "mal" or "deux" or "pas" or "not" or "nicht" or "sans" or "de" && phrase is not (["parite"] or ["parity"] or ["paritat"]);
            bool isDenied = Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(before => FitWords.Negations.Contains(words[before].Folded) || words[before].Folded is "loin" or "far" or "weit");
            if (phrase is not null && !isLoose && !isDenied && Gap(figures) is { } gap && gap > Even)
                yield return (words[at].Start, words[at + phrase.Length - 1].End, new Misfit("wrong-direction", "The figures beside it are not about even."));
        }
    }

    /// <summary>How far two figures of a kind, or a share and a half, are apart; null where there are neither.</summary>
    private static decimal? Gap(IReadOnlyList<Figure> figures)
    {
        decimal[] plain = [.. figures.Where(figure => figure.Facts is { IsComparison: false } && !figure.IsPercent).Select(figure => FigurePrinter.Exact(figure.Facts!.Cell.Value)).OfType<decimal>()];
        if (plain is [> 0 and var left, > 0 and var right])
            return Math.Abs(left - right) / Math.Max(left, right);
        decimal[] shares = [.. figures.Where(figure => figure is { IsPercent: true, Facts: not null }).Select(figure => FigurePrinter.Exact(figure.Facts!.Cell.Value) * (Formats.IsPercentage(figure.Facts.Cell) ? 0.01m : 1)).OfType<decimal>()];
        return plain.Length == 0 && shares is [var share] ? Math.Abs(share - 0.5m) * 2 : null;
    }
}
