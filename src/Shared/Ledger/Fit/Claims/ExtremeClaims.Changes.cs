using Tally.Ledger.Fit.Prose;

namespace Tally.Ledger.Fit.Claims;

internal sealed partial class ExtremeClaims
{
    /// <summary>
    /// "HEC grew fastest, by 42 %": a change or a share that stands in a result of several must be the largest there. Where the
    /// words do not say that a change is meant ("HEC, the largest faculty, grew by 42 %"), another measure may bear them out.
    /// </summary>
    private Misfit? OfComparison(Sentence sentence, int at, ChangeClaims.Compared change, Extremes.Side side, bool labels, bool time, int rank)
    {
        var known = change.Figure.Facts!;
        var turned = change.IsFall && ChangeClaims.HasFalls(known.Cell) ? side == Extremes.Side.Highest ? Extremes.Side.Lowest : Extremes.Side.Highest : side;
        bool holds = Extremes.Holds(known, turned, labels, time, rank, facts, vocabulary) != false;
        var own = reading.Labels.FindLast(label => sentence.Holds(label.Start) && label is { Generic: false, IsJoined: false } && known.Pinned(label.Column) is { Count: 1 } pinned && label.Values.Any(pinned.Contains));
        return holds || (!change.IsSaid && own is not null && Support(own, null, side, labels, sentence) == true)
            ? null
            : new Misfit("wrong-direction", $"{known.Cell} is not the {(turned == Extremes.Side.Highest ? "largest" : "smallest")} of what its result compares.");
    }
}
