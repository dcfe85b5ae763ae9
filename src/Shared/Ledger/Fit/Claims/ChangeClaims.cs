using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;
using Tally.Ledger.Printing;
using Tally.Ledger.References;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"Grew fastest", "la plus forte baisse", "the highest share": extremes that are said of changes and shares.</summary>
internal static class ChangeClaims
{
    private const int Near = 4;

    private static readonly HashSet<string> Said =
    [
        "fastest", "slowest", "steepest", "sharpest", "vite", "schnellsten", "schnellste", "langsamsten", "part", "parts", "proportion", "share", "pourcentage", "percentage", "anteil", "quote", "taux", "rate", "ratio", "margin", "marge",
        "ecart", "gap", "difference", "gain", "gains", "perte", "pertes", "loss", "losses", "verlust", "zuwachs", "differenz", "abstand", "grossi", "recule", "progresse",
    ];

    private static readonly HashSet<string> Falls = ["perte", "pertes", "loss", "losses", "verlust", "verloren"];

    /// <param name="Figure">The change or share that is said to be extreme.</param>
    /// <param name="IsSaid">The words beside the claim say that a change or a share is meant.</param>
    /// <param name="IsFall">They say that it went down.</param>
    internal readonly record struct Compared(Figure Figure, bool IsSaid, bool IsFall);

    /// <summary>The comparison of a result of several rows that a claim at a position is about; null where it is about a plain figure.</summary>
    public static Compared? Target(Reading reading, Sentence sentence, int at, IReadOnlyList<Figure> figures)
    {
        bool Counts(Figure figure) => figure.Facts is { IsComparison: true } facts && facts.Cell.Entry.Result.Rows.Count > 1;
        bool isSaid = false, isFall = false;
        int word = reading.Words.FindLastIndexBefore(at) + 1;
        for (int i = Math.Max(0, word - Near); i < reading.Words.Count && i <= word + Near && reading.Words[i].Start < sentence.End; i++)
        {
            bool cut = i > word && reading.Text.AsSpan(at, reading.Words[i].Start - at).ContainsAny(FitWords.Stops) || i < word && reading.Text.AsSpan(reading.Words[i].End, at - reading.Words[i].End).ContainsAny(FitWords.Stops);
            if (cut || reading.Words[i].Start < sentence.Start)
                continue;
            var way = Directions.WayOf(reading.Words[i].Folded);
            isSaid |= way is not null || Said.Contains(reading.Words[i].Folded);
            isFall |= way == false || Falls.Contains(reading.Words[i].Folded);
        }

        if (!isSaid && figures.Any(figure => figure.Facts is { IsComparison: false }))
            return null;
        var figure = figures.FirstOrDefault(figure => figure.Start > at && Counts(figure)) ?? figures.LastOrDefault(figure => figure.Start < at && Counts(figure));
        return figure is null ? null : new Compared(figure, isSaid, isFall);
    }

    /// <summary>The column holds signed changes, some of them below zero.</summary>
    public static bool HasFalls(LedgerCell cell) =>
        cell.Entry.Result.Rows.Any(row => FigurePrinter.Exact(row[cell.Column]) < 0);
}
