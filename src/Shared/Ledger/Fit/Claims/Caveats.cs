using Tally.Ledger.Fit.Cells;
using Tally.Ledger.Fit.Checks;
using Tally.Ledger.Fit.Prose;
using Tally.Ledger.Fit.Words;

namespace Tally.Ledger.Fit.Claims;

/// <summary>"Only paid orders are counted", "cancelled orders excluded": what is said to be left in or out is so in the queries of the figures.</summary>
internal sealed class Caveats(Reading reading, IReadOnlyList<Sentence> sentences, Vocabulary vocabulary)
{
    private const int Near = 4;

    private static readonly HashSet<string> Only = ["only", "seulement", "seules", "seuls", "uniquement", "exclusivement", "exclusively", "solely", "nur", "ausschliesslich"];
    private static readonly HashSet<string> Counted = ["counted", "count", "included", "include", "considered", "covered", "comptes", "comptees", "compte", "retenus", "retenues", "pris", "prises", "inclus", "incluses", "consideres", "considerees", "gezahlt", "berucksichtigt", "enthalten", "einbezogen"];
    private static readonly HashSet<string> Out = ["excluded", "excluding", "exclues", "exclus", "exclue", "exclu", "hors", "ohne", "ausgenommen", "ausgeschlossen", "ignored", "ignores", "ignorees", "ecartees", "ecartes", "disregarded", "omitted"];

    public IEnumerable<(int Start, int End, Misfit Misfit)> Check(IReadOnlyList<Figure> figures)
    {
        for (int at = 0; at < reading.Words.Count; at++)
        {
            var word = reading.Words[at];
            bool only = Only.Contains(word.Folded), leavesOut = Out.Contains(word.Folded);
            if (!(only || leavesOut) || sentences.Holding(word.Start) is not { Kind: not SentenceKind.Cell } sentence || (only && !reading.WordsIn(sentence.Start, sentence.End).Any(Counted.Contains)) || Label(at, sentence) is not { } label)
                continue;
            var own = figures.Where(figure => figure.Facts is not null && sentence.Holds(figure.Start)).ToArray();
            foreach (var figure in own.Length > 0 ? own : figures.Where(figure => figure.Facts is not null))
            {
                if (LabelFit.Concerns(label.Column, figure.Facts!, vocabulary) && !(only ? IsHeldTo(figure.Facts!, label) : LeavesOut(figure.Facts!, label)))
                {
                    yield return (label.Start, label.End, new Misfit("unfit-label", $"{figure.Facts!.Cell} {(only ? "is not held to" : "does not leave out")} {label.Column} {Describe.Values(label.Values)}: query it so, or do not say it."));
                    break;
                }
            }
        }
    }

    /// <summary>The label that the word is said of: the nearest, a few words away at most.</summary>
    private LabelMention? Label(int at, Sentence sentence)
    {
        int from = reading.Words[Math.Max(0, at - Near)].Start, to = reading.Words[Math.Min(reading.Words.Count - 1, at + Near)].End;
        return reading.Labels.FindAll(label => !label.Generic && label.Column != "file" && label.Start >= Math.Max(from, sentence.Start) && label.End <= Math.Min(to, sentence.End))
            .MinBy(label => Math.Abs(label.Start - reading.Words[at].Start));
    }

    private static bool IsHeldTo(CellFacts known, LabelMention label) => known.Pinned(label.Column) is { } pinned && pinned.All(label.Values.Contains);

    private static bool LeavesOut(CellFacts known, LabelMention label) =>
        label.Values.All(value => known.Excludes(label.Column, value)) || (known.Pinned(label.Column) is { } pinned && !pinned.Overlaps(label.Values));
}
